/** An affine map [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly number[]

export const unit: Matrix = [1, 0, 0, 1, 0, 0]

/** The map that does `inner` first and then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** Where a point goes. */
export function at(map: Matrix, x: number, y: number): readonly [number, number] {
  return [map[0]! * x + map[2]! * y + map[4]!, map[1]! * x + map[3]! * y + map[5]!]
}
