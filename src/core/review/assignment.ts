/** One possible pair: `row` of the one side with `column` of the other, and how good it is (above 0). */
export interface Edge {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

/** Up to this many on the larger side of a group the best choice is found; n³ = 8 million steps take some 20 ms. */
const LARGEST_GROUP = 200;

/**
 * The pairs, each row and each column in at most one, whose weights add up to the most. Not every row gets a column.
 *
 * Edges that hang together through rows and columns form a group. Each group is solved exactly (Hungarian method) while it has
 * no more than 200 rows or columns; a larger one takes its heaviest edge first, then the next that is free, equal ones by row
 * and column. The order of `edges` does not matter; the result is by row. Cost is O(edges · log edges + Σ group³).
 *
 * Source: Kuhn 1955, in the form with potentials and shortest paths (Jonker and Volgenant 1987).
 */
export function assign(edges: readonly Edge[]): readonly Edge[] {
  return groupsOf(edges)
    .flatMap((group) => (group.length === 1 ? group : assignGroup(group)))
    .toSorted((a, b) => a.row - b.row);
}

function assignGroup(group: readonly Edge[]): readonly Edge[] {
  const rows = numbered(group.map(({ row }) => row));
  const columns = numbered(group.map(({ column }) => column));
  if (Math.max(rows.size, columns.size) > LARGEST_GROUP) return heaviestFirst(group);
  const turned = rows.size > columns.size;
  const [height, width] = turned ? [columns.size, rows.size] : [rows.size, columns.size];
  const cost = Array.from({ length: height }, () => new Float64Array(width));
  const edgeAt = new Map<number, Edge>();
  for (const edge of group) {
    const [row, column] = [rows.get(edge.row) ?? 0, columns.get(edge.column) ?? 0];
    const [at, to] = turned ? [column, row] : [row, column];
    const line = cost[at];
    if (line !== undefined) line[to] = -edge.weight;
    edgeAt.set(at * width + to, edge);
  }
  return cheapest(cost).flatMap((to, at) => edgeAt.get(at * width + to) ?? []);
}

function numbered(indices: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...new Set(indices)].toSorted((a, b) => a - b);
  return new Map(sorted.map((index, place) => [index, place]));
}

/** The heaviest edge, then the next whose row and column are free; equal ones by row and column. Cost is O(edges · log edges). */
export function heaviestFirst(edges: readonly Edge[]): readonly Edge[] {
  const rows = new Set<number>();
  const columns = new Set<number>();
  return edges
    .toSorted((a, b) => b.weight - a.weight || a.row - b.row || a.column - b.column)
    .filter(({ row, column }) => {
      if (rows.has(row) || columns.has(column)) return false;
      rows.add(row);
      columns.add(column);
      return true;
    });
}

/** For each row the column that it gets in the cheapest choice; there are at least as many columns as rows. */
function cheapest(cost: readonly Float64Array[]): readonly number[] {
  const width = cost[0]?.length ?? 0;
  // Rows and columns count from 1 here; column 0 stands for "the row that is being placed".
  const rowPotential = new Float64Array(cost.length + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1);
  const cameFrom = new Int32Array(width + 1);
  for (let row = 1; row <= cost.length; row += 1) {
    rowOf[0] = row;
    const least = new Float64Array(width + 1).fill(Infinity);
    const seen = new Uint8Array(width + 1);
    let column = 0;
    do {
      seen[column] = 1;
      const from = rowOf[column] ?? 0;
      const line = cost[from - 1];
      let step = Infinity;
      let next = 0;
      for (let to = 1; to <= width; to += 1) {
        if (seen[to] === 1) continue;
        const reduced =
          (line?.[to - 1] ?? 0) - (rowPotential[from] ?? 0) - (columnPotential[to] ?? 0);
        if (reduced < (least[to] ?? 0)) {
          least[to] = reduced;
          cameFrom[to] = column;
        }
        if ((least[to] ?? 0) < step) {
          step = least[to] ?? 0;
          next = to;
        }
      }
      for (let to = 0; to <= width; to += 1) {
        if (seen[to] === 1) {
          rowPotential[rowOf[to] ?? 0] = (rowPotential[rowOf[to] ?? 0] ?? 0) + step;
          columnPotential[to] = (columnPotential[to] ?? 0) - step;
        } else {
          least[to] = (least[to] ?? 0) - step;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const columnOf = Array.from({ length: cost.length }, () => -1);
  for (let to = 1; to <= width; to += 1) {
    const row = rowOf[to] ?? 0;
    if (row > 0) columnOf[row - 1] = to - 1;
  }
  return columnOf;
}

/** The edges in groups that share no row and no column, each group by row and column. */
function groupsOf(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const parent = new Map<number, number>();
  const rootOf = (node: number): number => {
    let at = node;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  // Rows are the nodes 0, 1, …, columns -1, -2, …
  for (const { row, column } of edges) parent.set(rootOf(row), rootOf(-1 - column));
  const groups = new Map<number, Edge[]>();
  for (const edge of edges.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    const root = rootOf(edge.row);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}
