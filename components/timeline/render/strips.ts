import type { Strips } from "./scene";

/**
 * Drawing 100,000 specks one by one takes 60 ms a frame; as pixels of one image that is stretched over the lanes, 3 ms.
 */
export function createStrips(createCanvas: () => HTMLCanvasElement): Strips {
  const canvas = createCanvas();
  const context = canvas.getContext("2d");
  let width = 0;
  let rows = 0;
  let image: ImageData | null = null;
  let pixels = new Uint32Array(0);
  let longest = new Float32Array(0);
  let used = new Uint8Array(0);

  return {
    begin(newWidth, newRows) {
      if (newWidth > width || newRows > rows || !image) {
        width = Math.max(newWidth, width, 1);
        rows = Math.max(newRows, rows, 8);
        canvas.width = width;
        canvas.height = rows;
        image = new ImageData(width, rows);
        pixels = new Uint32Array(image.data.buffer);
        longest = new Float32Array(width * rows);
        used = new Uint8Array(rows);
        return;
      }
      for (let row = 0; row < rows; row++) {
        if (!used[row]) continue;
        pixels.fill(0, row * width, (row + 1) * width);
        longest.fill(0, row * width, (row + 1) * width);
        used[row] = 0;
      }
    },
    add(row, x0, x1, rgba) {
      const first = Math.max(0, Math.floor(x0));
      const last = Math.min(width - 1, Math.floor(x1));
      used[row] = 1;
      for (let x = first; x <= last; x++) {
        // A span without length still shows, unless something longer has the pixel.
        const share = Math.min(x1, x + 1) - Math.max(x0, x) + 1e-6;
        const at = row * width + x;
        if (share <= longest[at]!) continue;
        longest[at] = share;
        pixels[at] = rgba;
      }
    },
    has: (row) => used[row] === 1,
    image() {
      if (image) context?.putImageData(image, 0, 0);
      return canvas;
    },
  };
}
