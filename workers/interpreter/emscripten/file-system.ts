import type { Target } from "../../kernel/ipc/descriptors";
import { Errno, KernelError } from "../../kernel/memory/errno";
import { ROOT } from "../../kernel/files/format";
import { BLOCK_BYTES, ProcessField } from "../../kernel/memory/layout";
import { SHARED_FOLDERS } from "../../shared/run-files";
import { VISIBLE } from "../../shared/visible";
import { bytesOf, systemCalls, WASI } from "./emscripten-operations";
import type { Kernel } from "../../kernel/kernel";
import type { Caller } from "./caller";
import type {
  FileSystem,
  NodeChanges,
  NodeOps,
  PyodideModule,
  SharedStreamState,
  Stream,
  StreamNode,
  StreamOps,
} from "../pyodide/internals";

const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;
const S_IFLNK = 0o120000;
const PERMISSIONS = 0o7777;
const O_CREAT = 0o100;
const O_EXCL = 0o200;
const O_APPEND = 0o2000;
/** What files are made with, but for the umask. */
const ALL_MAY = 0o666;
/** Of lseek(2), by number. */
const SEEK_BASES = ["begin", "offset", "end"] as const;
/** In the place of a position: where the open file's offset is, which no explicit position can be. */
const AT_OFFSET = Infinity;
const BLOCK = 4096;
/** st_dev of the run's file system. */
const DEVICE = 40;

/** That Emscripten's own file system has. */
const OTHER_FOLDERS = ["/", "/proc"];

/** The folder at a path, and those around it. */
const foldersTo = (path: string): string[] => (path === "" ? [] : [...foldersTo(path.slice(0, path.lastIndexOf("/"))), path]);

interface FileNode extends StreamNode {
  inode: number;
}

interface FileStream extends Stream {
  openFile: number;
}

const inodeOf = (node: StreamNode): number => (node as FileNode).inode;
const openFileOf = (stream: Stream): number => (stream as FileStream).openFile;

/** The kernel's files as an Emscripten file system; made while the interpreter is warm, before there is a process or a kernel. */
export class RunFileSystem {
  readonly #fs: FileSystem;
  readonly #nodeOps: NodeOps;
  readonly #streamOps: StreamOps;
  /** Nodes of the shared folders, by path. */
  readonly #mounted: ReadonlyMap<string, FileNode>;

  constructor(
    module: PyodideModule,
    private readonly current: () => Caller,
  ) {
    this.#fs = module.FS;
    this.#nodeOps = systemCalls(module, current, VISIBLE.nodes, this.#makeNodeOps());
    this.#streamOps = systemCalls(module, current, VISIBLE.files, this.#makeStreamOps());
    this.#cacheNoNodes();
    this.#openTogether();
    this.#lookAgain();
    this.#shareOffsets();
    this.#mounted = new Map(SHARED_FOLDERS.map((path) => [path, this.#mount(path)]));
    // What is outside of them is each process's own copy: nobody shall take it for shared.
    for (const path of [...OTHER_FOLDERS, ...foldersTo(module.API.sitePackages)]) this.#fs.chmod(path, 0o555);
    this.#fullElsewhere();
  }

  /** Shows the current process's run in the shared folders. */
  begin(): void {
    const { files } = this.context.kernel;
    for (const [path, node] of this.#mounted) {
      const inode = files.lookup(ROOT, path);
      if (inode === undefined) throw new Error(`the run has no folder ${path}`);
      node.inode = inode;
      node.mode = files.status(inode).mode;
    }
  }

  /** A stream for an open file that this process inherited. */
  attach(fd: number, openFile: number): Stream {
    const { openFiles } = this.context.kernel;
    const node = this.#node(null, "inherited", openFiles.inode(openFile));
    const stream = this.#fs.createStream({ node, path: "", seekable: true, stream_ops: this.#streamOps, ungotten: [] }, fd);
    this.#bind(stream, openFile);
    return stream;
  }

  /** Has a stream that Emscripten has duplicated counted. Throws EMFILE, and then the stream is gone. */
  duplicate({ fd }: Stream, target: Target): void {
    try {
      this.context.kernel.descriptors.open(this.context.slot, fd, target);
    } catch (error) {
      this.#fs.closeStream(fd);
      throw error;
    }
  }

  /** Which open file a stream is, or undefined when it is none of the kernel's. */
  openFile(stream: Stream): number | undefined {
    return stream.stream_ops === this.#streamOps ? openFileOf(stream) : undefined;
  }

  private get context(): Caller {
    return this.current();
  }

  get #umask(): number {
    const { kernel, slot } = this.context;
    return kernel.processes.get(slot, ProcessField.UMASK);
  }

  /** statfs(2) outside of the shared folders: no room. Emscripten makes numbers up. */
  #fullElsewhere(): void {
    const { statfsNode } = this.#fs;
    this.#fs.statfsNode = (node) => {
      const status = statfsNode(node);
      return node.node_ops.statfs === undefined ? { ...status, blocks: 0, bfree: 0, bavail: 0, files: 0, ffree: 0 } : status;
    };
  }

  #mount(path: string): FileNode {
    const root = this.#makeNode(null, "/", ROOT, S_IFDIR | 0o777);
    this.#fs.mount({ mount: () => root }, {}, path);
    return root;
  }

  /** Emscripten keeps nodes by name; here another process may have changed what a name means. */
  #cacheNoNodes(): void {
    const { hashAddNode } = this.#fs;
    this.#fs.hashAddNode = (node) => {
      if (node.node_ops !== this.#nodeOps) hashAddNode(node);
    };
  }

  /** Another process may make the file between Emscripten's look and its own attempt: then it is there to be opened. */
  #openTogether(): void {
    const { open } = this.#fs;
    this.#fs.open = (path, flags, mode) => {
      for (;;) {
        try {
          // Emscripten gives it its mode only once it is there.
          return open(path, flags, (flags & O_CREAT) === 0 ? mode : (mode ?? ALL_MAY) & ~this.#umask);
        } catch (error) {
          const made = error instanceof this.#fs.ErrnoError && error.errno === WASI[Errno.EEXIST];
          if (!made || (flags & O_CREAT) === 0 || (flags & O_EXCL) !== 0) throw error;
        }
      }
    };
  }

  /** What a path led to may be gone, and another file in its place, once Emscripten comes to use it. */
  #lookAgain(): void {
    const fs = this.#fs;
    const stale = (error: unknown): boolean => error instanceof fs.ErrnoError && error.errno === WASI[Errno.ESTALE];
    const again =
      <Path extends string | StreamNode, Rest extends unknown[], Result>(call: (path: Path, ...rest: Rest) => Result) =>
      (path: Path, ...rest: Rest): Result => {
        for (;;) {
          try {
            return call(path, ...rest);
          } catch (error) {
            // Those who have looked up the node do so again.
            if (!stale(error) || typeof path !== "string") throw error;
          }
        }
      };
    fs.open = again(fs.open);
    fs.stat = again(fs.stat);
    fs.chmod = again(fs.chmod);
    fs.utime = again(fs.utime);
    fs.truncate = again(fs.truncate);
    fs.readlink = again(fs.readlink);
  }

  /** Emscripten reads a stream's position, and writes it after the transfer; another process may move it between the two. */
  #shareOffsets(): void {
    const { read, write } = this.#fs;
    const place = (stream: Stream, position: number | undefined): number | undefined =>
      position === undefined && this.openFile(stream) !== undefined ? AT_OFFSET : position;
    this.#fs.read = (stream, buffer, offset, length, position) => read(stream, buffer, offset, length, place(stream, position));
    this.#fs.write = (stream, buffer, offset, length, position, own) => write(stream, buffer, offset, length, place(stream, position), own);
  }

  #node(parent: StreamNode | null, name: string, inode: number): StreamNode {
    return this.#makeNode(parent, name, inode, this.context.kernel.files.status(inode).mode);
  }

  #makeNode(parent: StreamNode | null, name: string, inode: number, mode: number): FileNode {
    // Made without a place in the cache of names; `createNode` would give it one.
    const node = Object.assign(new this.#fs.FSNode(parent, name, mode, 0), { inode });
    node.node_ops = this.#nodeOps;
    node.stream_ops = this.#streamOps;
    return node;
  }

  #bind(stream: Stream, openFile: number): void {
    const { openFiles } = this.context.kernel;
    Object.assign(stream, { openFile });
    const shared: SharedStreamState = {
      get flags() {
        return openFiles.flags(openFile);
      },
      set flags(flags: number) {
        openFiles.setFlags(openFile, flags);
      },
      get position() {
        return openFiles.offset(openFile);
      },
      set position(_offset: number) {
        // To move it is to move it in the kernel (`#makeStreamOps`).
      },
    };
    stream.shared = shared;
  }

  #makeNodeOps(): NodeOps {
    const kernel = (): Kernel => this.context.kernel;
    return {
      getattr: (node) => this.#attributes(inodeOf(node)),
      setattr: (node, changes) => this.#change(node, changes),
      lookup: (parent, name) => {
        const found = kernel().files.find(inodeOf(parent), name);
        if (found === undefined) throw new KernelError(Errno.ENOENT, "open");
        return this.#makeNode(parent, name, found.inode, found.mode);
      },
      mknod: (parent, name, mode) => {
        const masked = mode & ~this.#umask;
        return this.#makeNode(parent, name, kernel().files.create(inodeOf(parent), name, masked), masked);
      },
      rename: (node, newParent, newName) => {
        kernel().files.rename(inodeOf(node.parent), node.name, inodeOf(newParent), newName);
        node.name = newName;
      },
      unlink: (parent, name) => {
        kernel().files.remove(inodeOf(parent), name, "file");
      },
      rmdir: (parent, name) => {
        kernel().files.remove(inodeOf(parent), name, "folder");
      },
      readdir: (node) => [".", "..", ...kernel().files.list(inodeOf(node))],
      symlink: (parent, name, target) => {
        const mode = S_IFLNK | 0o777;
        const inode = kernel().files.create(inodeOf(parent), name, mode, new TextEncoder().encode(target));
        return this.#makeNode(parent, name, inode, mode);
      },
      statfs: () => this.#space(),
      readlink: (node) => {
        if ((node.mode & S_IFMT) !== S_IFLNK) throw new KernelError(Errno.EINVAL, "readlink");
        const target = new Uint8Array(kernel().files.status(inodeOf(node)).size);
        kernel().files.read(inodeOf(node), 0, target);
        return new TextDecoder().decode(target);
      },
    };
  }

  #space(): Record<string, number> {
    const { blocks, freeBlocks, inodes, freeInodes } = this.context.kernel.files.space();
    return { bsize: BLOCK_BYTES, frsize: BLOCK_BYTES, blocks, bfree: freeBlocks, bavail: freeBlocks, files: inodes, ffree: freeInodes };
  }

  #makeStreamOps(): StreamOps {
    const kernel = (): Kernel => this.context.kernel;
    return {
      open: (stream) => {
        try {
          const openFile = kernel().openFiles.create(inodeOf(stream.node), stream.flags);
          kernel().descriptors.adopt(this.context.slot, stream.fd, { file: openFile });
          this.#bind(stream, openFile);
        } catch (error) {
          // Emscripten has given it a number already.
          this.#fs.closeStream(stream.fd);
          throw error;
        }
      },
      dup: (stream) => {
        stream.closeOnExec = false;
        this.duplicate(stream, { file: openFileOf(stream) });
      },
      close: (stream) => {
        // Also those that it took through another descriptor (fcntl_locking(2)).
        kernel().fileLocks.unlock(inodeOf(stream.node), { process: this.context.pid });
        kernel().descriptors.close(this.context.slot, stream.fd);
      },
      read: (stream, buffer, offset, length, position) => {
        // What is mapped is the file itself.
        this.context.synchronise();
        const into = bytesOf(buffer, offset, length);
        return position === AT_OFFSET
          ? kernel().openFiles.read(openFileOf(stream), into)
          : kernel().files.read(inodeOf(stream.node), position, into);
      },
      write: (stream, buffer, offset, length, position) => {
        this.context.synchronise();
        const from = bytesOf(buffer, offset, length);
        const append = (stream.flags & O_APPEND) !== 0;
        const written =
          position === AT_OFFSET
            ? kernel().openFiles.write(openFileOf(stream), from, append)
            : kernel().files.write(inodeOf(stream.node), append ? undefined : position, from);
        this.context.synchronise();
        return written;
      },
      llseek: (stream, offset, whence) => {
        const base = SEEK_BASES[whence];
        if (base === undefined) throw new KernelError(Errno.EINVAL, "lseek");
        return kernel().openFiles.seek(openFileOf(stream), offset, base);
      },
      fsync: () => 0,
    };
  }

  #attributes(inode: number): Record<string, unknown> {
    const { mode, links, size, mtime, atime } = this.context.kernel.files.status(inode);
    return {
      dev: DEVICE,
      ino: inode + 1,
      mode,
      nlink: links,
      uid: 0,
      gid: 0,
      rdev: 0,
      size,
      atime: new Date(atime),
      mtime: new Date(mtime),
      ctime: new Date(mtime),
      blksize: BLOCK,
      blocks: Math.ceil(size / 512),
    };
  }

  #change(node: StreamNode, { mode, size, mtime, atime }: NodeChanges): void {
    const { files } = this.context.kernel;
    const inode = inodeOf(node);
    if (mode !== undefined) {
      node.mode = files.setMode(inode, mode, PERMISSIONS);
    }
    if (size !== undefined) files.setSize(inode, size);
    const times = { mtime: mtime ?? undefined, atime: atime ?? undefined };
    if (times.mtime !== undefined || times.atime !== undefined) files.setTimes(inode, times);
  }
}
