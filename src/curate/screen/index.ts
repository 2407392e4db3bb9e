export { screenCopies } from "./copies.ts";
export { screenFertility } from "./fertility.ts";
export { screenLabelNoise } from "./label-noise.ts";
export { screenAllPhi } from "./phi.ts";
