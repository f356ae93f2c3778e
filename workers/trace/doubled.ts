type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** The column with room for twice as many rows. */
export function doubled<Of extends Column>(column: Of): Of {
  const wider = new (column.constructor as new (length: number) => Of)(column.length * 2 || 16);
  wider.set(column);
  return wider;
}
