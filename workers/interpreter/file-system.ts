import { Errno, KernelError } from "../kernel/errno";
import { ROOT } from "../kernel/files";
import { SHARED_FOLDERS } from "../run-files";
import { bytesOf, translateErrors } from "./emscripten-operations";
import type { Kernel } from "../kernel/kernel";
import type { ProcessContext } from "./process-context";
import type { FileSystem, NodeChanges, NodeOps, PyodideModule, SharedStreamState, Stream, StreamNode, StreamOps } from "./pyodide/internals";

const S_IFDIR = 0o040000;
const S_IFLNK = 0o120000;
const PERMISSIONS = 0o7777;
const O_APPEND = 0o2000;
const SEEK_CUR = 1;
const SEEK_END = 2;
const BLOCK = 4096;
/** st_dev of the run's file system. */
const DEVICE = 40;

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
    private readonly current: () => ProcessContext,
  ) {
    this.#fs = module.FS;
    this.#nodeOps = translateErrors(module, current, this.#makeNodeOps());
    this.#streamOps = translateErrors(module, current, this.#makeStreamOps());
    this.#cacheNoNodes();
    this.#mounted = new Map(SHARED_FOLDERS.map((path) => [path, this.#mount(path)]));
    // What is outside of them is each process's own copy: nobody shall take it for shared.
    this.#fs.chmod("/", 0o555);
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

  /** Which open file a stream is, or undefined when it is none of the kernel's. */
  openFile(stream: Stream): number | undefined {
    return stream.stream_ops === this.#streamOps ? openFileOf(stream) : undefined;
  }

  private get context(): ProcessContext {
    return this.current();
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
      flags: openFiles.flags(openFile),
      get position() {
        return openFiles.offset(openFile);
      },
      set position(offset: number) {
        openFiles.setOffset(openFile, offset);
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
        const inode = kernel().files.lookup(inodeOf(parent), name);
        if (inode === undefined) throw new KernelError(Errno.ENOENT, "open");
        return this.#node(parent, name, inode);
      },
      mknod: (parent, name, mode) => {
        this.context.dieIfKilled();
        return this.#node(parent, name, kernel().files.create(inodeOf(parent), name, mode));
      },
      rename: (node, newParent, newName) => {
        this.context.dieIfKilled();
        kernel().files.rename(inodeOf(node.parent), node.name, inodeOf(newParent), newName);
        node.name = newName;
      },
      unlink: (parent, name) => {
        this.context.dieIfKilled();
        kernel().files.remove(inodeOf(parent), name);
      },
      rmdir: (parent, name) => {
        this.context.dieIfKilled();
        kernel().files.remove(inodeOf(parent), name);
      },
      readdir: (node) => [".", "..", ...kernel().files.list(inodeOf(node))],
      symlink: (parent, name, target) => {
        this.context.dieIfKilled();
        const inode = kernel().files.create(inodeOf(parent), name, S_IFLNK | 0o777);
        kernel().files.write(inode, 0, new TextEncoder().encode(target));
        return this.#node(parent, name, inode);
      },
      readlink: (node) => {
        const target = new Uint8Array(kernel().files.status(inodeOf(node)).size);
        kernel().files.read(inodeOf(node), 0, target);
        return new TextDecoder().decode(target);
      },
    };
  }

  #makeStreamOps(): StreamOps {
    const kernel = (): Kernel => this.context.kernel;
    return {
      open: (stream) => {
        this.context.dieIfKilled();
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
      dup: (stream) => kernel().descriptors.open(this.context.slot, stream.fd, { file: openFileOf(stream) }),
      close: (stream) => {
        this.context.dieIfKilled();
        kernel().descriptors.close(this.context.slot, stream.fd);
      },
      read: (stream, buffer, offset, length, position) => {
        // What is mapped is the file itself.
        this.context.synchronise();
        return kernel().files.read(inodeOf(stream.node), position, bytesOf(buffer, offset, length));
      },
      write: (stream, buffer, offset, length, position) => {
        this.context.dieIfKilled();
        const at = (stream.flags & O_APPEND) === 0 ? position : undefined;
        this.context.synchronise();
        const written = kernel().files.write(inodeOf(stream.node), at, bytesOf(buffer, offset, length));
        this.context.synchronise();
        return written;
      },
      llseek: (stream, offset, whence) => {
        const base = whence === SEEK_CUR ? stream.shared.position : whence === SEEK_END ? kernel().files.status(inodeOf(stream.node)).size : 0;
        if (base + offset < 0) throw new KernelError(Errno.EINVAL, "lseek");
        return base + offset;
      },
      fsync: () => 0,
    };
  }

  #attributes(inode: number): Record<string, unknown> {
    const { mode, links, size, mtime } = this.context.kernel.files.status(inode);
    const time = new Date(mtime);
    return {
      dev: DEVICE,
      ino: inode + 1,
      mode,
      nlink: links,
      uid: 0,
      gid: 0,
      rdev: 0,
      size,
      atime: time,
      mtime: time,
      ctime: time,
      blksize: BLOCK,
      blocks: Math.ceil(size / 512),
    };
  }

  #change(node: StreamNode, { mode, size, mtime }: NodeChanges): void {
    const { files } = this.context.kernel;
    this.context.dieIfKilled();
    const inode = inodeOf(node);
    if (mode !== undefined) {
      node.mode = (files.status(inode).mode & ~PERMISSIONS) | (mode & PERMISSIONS);
      files.setMode(inode, node.mode);
    }
    if (size !== undefined) files.setSize(inode, size);
    if (mtime !== undefined && mtime !== null) files.setTime(inode, mtime);
  }
}
