import { checkFraction } from "./checks.ts";

/** An ordered tree: a node's children stand in an order that counts. */
export interface Tree {
  label: string;
  children: readonly Tree[];
}

/** What it costs to change one label into another, 0..1; 0 for equal labels. */
export type RelabelCost = (from: string, to: string) => number;

const EQUAL_OR_NOT: RelabelCost = (from, to) => (from === to ? 0 : 1);

/**
 * The fewest edits that turn one tree into the other. An edit inserts a node (which takes over some neighbouring children of
 * its parent), deletes one (its children move up) or changes its label. Inserting and deleting cost 1.
 *
 * Time grows with the product of the sizes, and of the depths: two trees of 500 nodes take well below a second.
 *
 * @param relabelCost 1 for any change unless told; for text in cells, 1 - likeness.
 * @returns 0 for equal trees, at most the sum of their nodes.
 * @throws RangeError when a relabel cost lies outside 0..1.
 * @see K. Zhang and D. Shasha, "Simple fast algorithms for the editing distance between trees", SIAM J. Computing 18 (1989).
 */
export function treeEditDistance(first: Tree, second: Tree, relabelCost: RelabelCost = EQUAL_OR_NOT): number {
  return editDistance(flatten(first), flatten(second), relabelCost);
}

/**
 * Likeness of two trees: 1 - edits / nodes of the larger tree. With the rows and cells of a table as the tree this is TEDS.
 *
 * @returns 0..1, 1 for equal trees; two nodes without children and with different labels give 0.
 * @throws RangeError as `treeEditDistance` does.
 * @see X. Zhong, E. ShafieiBavani and A. Jimeno Yepes, "Image-based table recognition", ECCV 2020, arXiv 1911.10683.
 */
export function treeEditSimilarity(first: Tree, second: Tree, relabelCost: RelabelCost = EQUAL_OR_NOT): number {
  const [left, right] = [flatten(first), flatten(second)];
  // Without a common label, more edits than nodes of the larger tree can be cheapest when shapes differ; likeness ends at 0.
  return Math.max(0, 1 - editDistance(left, right, relabelCost) / Math.max(left.labels.length, right.labels.length));
}

interface FlatTree {
  /** Children before parents. */
  labels: string[];
  /** For each node the place of the first leaf below it. */
  firstLeaf: Int32Array;
  /** Nodes that are no first child, and the root: their subtrees are compared in turn. */
  keyRoots: number[];
}

function editDistance(first: FlatTree, second: FlatTree, relabelCost: RelabelCost): number {
  const [rows, columns] = [first.labels.length, second.labels.length];
  const change = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cost = relabelCost(first.labels[row] as string, second.labels[column] as string);
      checkFraction("a relabel cost", cost);
      change[row * columns + column] = cost;
    }
  }
  // trees[i, j]: between the subtrees of i and j. forests: between the nodes before i and before j, of one pair of key roots.
  const trees = new Float64Array(rows * columns);
  const forests = new Float64Array((rows + 1) * (columns + 1));
  const width = columns + 1;
  for (const rootRow of first.keyRoots) {
    for (const rootColumn of second.keyRoots) {
      const top = first.firstLeaf[rootRow] as number;
      const left = second.firstLeaf[rootColumn] as number;
      forests[top * width + left] = 0;
      for (let row = top; row <= rootRow; row++) {
        forests[(row + 1) * width + left] = (forests[row * width + left] as number) + 1;
      }
      for (let column = left; column <= rootColumn; column++) {
        forests[top * width + column + 1] = (forests[top * width + column] as number) + 1;
      }
      for (let row = top; row <= rootRow; row++) {
        const leafRow = first.firstLeaf[row] as number;
        for (let column = left; column <= rootColumn; column++) {
          const leafColumn = second.firstLeaf[column] as number;
          const oneLess = Math.min(
            (forests[row * width + column + 1] as number) + 1,
            (forests[(row + 1) * width + column] as number) + 1,
          );
          const whole = leafRow === top && leafColumn === left;
          const both = whole
            ? (forests[row * width + column] as number) + (change[row * columns + column] as number)
            : (forests[leafRow * width + leafColumn] as number) + (trees[row * columns + column] as number);
          const least = Math.min(oneLess, both);
          forests[(row + 1) * width + column + 1] = least;
          if (whole) trees[row * columns + column] = least;
        }
      }
    }
  }
  return trees[trees.length - 1] as number;
}

/** Without recursion: a model can answer with a nesting that no stack holds. */
function flatten(root: Tree): FlatTree {
  const labels: string[] = [];
  const firstLeaves: number[] = [];
  const stack: { node: Tree; next: number; firstLeaf: number }[] = [{ node: root, next: 0, firstLeaf: -1 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.node.children[top.next++];
    if (child) {
      stack.push({ node: child, next: 0, firstLeaf: -1 });
      continue;
    }
    stack.pop();
    if (top.firstLeaf < 0) top.firstLeaf = labels.length;
    labels.push(top.node.label);
    firstLeaves.push(top.firstLeaf);
    const parent = stack.at(-1);
    if (parent && parent.firstLeaf < 0) parent.firstLeaf = top.firstLeaf;
  }
  const highest = new Map(firstLeaves.map((leaf, node) => [leaf, node]));
  return { labels, firstLeaf: Int32Array.from(firstLeaves), keyRoots: [...highest.values()].sort((a, b) => a - b) };
}
