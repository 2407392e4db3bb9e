export { visible } from "../domain/visible.ts";
export { escapeHtml, scriptJson } from "./escape.ts";
export {
  capitalised,
  counted,
  isScored,
  level,
  percent,
  points,
  pValue,
  range,
  signedPoints,
  whole,
} from "./format.ts";
export { type PageSection, renderPage } from "./page.ts";
export { factsList, figure, prose, table } from "./parts.ts";
export { fixed, svg, svgLine, svgText } from "./svg.ts";
