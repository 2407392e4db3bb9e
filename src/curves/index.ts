export { type CurveOptions, measureCurve } from "./measure-curve.ts";
