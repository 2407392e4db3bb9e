import type { Answer } from "../answer.ts";
import { spoken } from "../layout.ts";
import type { Proposal } from "../proposals.ts";
import { shownText } from "./value-input.tsx";

/** What is proposed for a value, side by side; models that agree share a button. */
export function ProposalsList(props: {
  path: string;
  proposals: readonly Proposal[];
  answer: Answer | undefined;
  onAnswer: (path: string, answer: Answer) => void;
}) {
  const { path, proposals, answer, onAnswer } = props;
  if (proposals.length === 0) return null;
  return (
    <ul className="proposals" aria-label={`Suggestions for ${spoken(path)}`}>
      {proposals.map((proposal, index) => (
        <li key={`${proposal.from} ${proposal.status} ${proposal.value}`}>
          <button
            type="button"
            tabIndex={-1}
            className={`proposal ${proposals.length > 1 ? "proposal-differs" : ""}`}
            aria-pressed={answer?.status === proposal.status && answer.value === proposal.value}
            title={`${proposal.from} · Alt+${index + 1}`}
            onClick={() => onAnswer(path, proposal)}
          >
            <span className="proposal-from">{shortName(proposal.from)}</span> <b>{shownText(proposal)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The part of a teacher's name that tells it from others: `endpoint/models/medgemma-4b` as `medgemma-4b`. */
const shortName = (from: string): string =>
  from
    .split(", ")
    .map((name) => name.split("/").at(-1) ?? name)
    .join(", ");
