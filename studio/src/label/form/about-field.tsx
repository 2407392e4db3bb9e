import type { FieldDefinition } from "../layout.ts";

export const aboutId = (definition: FieldDefinition): string => `about:${definition.path}`;

export const hasAbout = ({ description, guideline }: FieldDefinition): boolean =>
  description !== null || guideline !== null;

/** What a field means and how people label it, with the version that they label by. */
export function AboutField({ definition, version }: { definition: FieldDefinition; version: string | null }) {
  const { description, guideline } = definition;
  if (!hasAbout(definition)) return null;
  return (
    <div id={aboutId(definition)} className="field-about">
      {description && <p>{description}</p>}
      {guideline && (
        <div className="guideline">
          <p className="guideline-head">Guideline{version !== null && `, version ${version}`}</p>
          <p>{guideline}</p>
        </div>
      )}
    </div>
  );
}

export const Decision = () => (
  <abbr className="decision" title="A decision hangs on this field">
    ●<span className="hidden"> decision field</span>
  </abbr>
);
