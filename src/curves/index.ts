export { CURVE_SHARES, type CurveOptions, measureCurve } from "./measure-curve.ts";
