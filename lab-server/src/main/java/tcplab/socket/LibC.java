package tcplab.socket;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tcplab.model.Errno;
import tcplab.peer.SocketCalls;

/**
 * The calls of the C library that Netty does not have, or whose errno it loses. Each returns what the call returned; one
 * that fails is an {@link ErrnoException}. Constants are those of asm-generic.
 */
public final class LibC {
    static final int O_RDONLY = 0;
    public static final int O_RDWR = 0x2;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;
    static final int MSG_OOB = 0x1;
    static final int MSG_PEEK = 0x2;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int SIGPIPE = 13;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    /** Of {@code struct tcp_info} (include/uapi/linux/tcp.h): up to the field, and its place. */
    private static final int TCP_INFO_BYTES = 128;
    private static final int TCPI_BYTES_ACKED = 120;
    private static final int CLOCK_MONOTONIC_COARSE = 6;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int POLLFD_BYTES = 8;
    private static final short POLLIN = 1;
    private static final short POSIX_SPAWN_SETSIGDEF = 4;
    /** Larger than the opaque structures of glibc and musl, which have 80 to 336 bytes. */
    private static final int OPAQUE_BYTES = 1024;

    /** As the C library has them, with -1 and errno. */
    private static final class Direct {
        private static final NativeLibrary C;

        static {
            // It is part of this process: no folder has to be searched for it, which JNA would ask ldconfig for.
            System.setProperty("jna.platform.library.path", "");
            C = NativeLibrary.getProcess();
            Native.register(Direct.class, C);
        }

        static native int open(String path, int flags);

        static native int close(int descriptor);

        static native int socket(int domain, int type, int protocol);

        static native int setns(int descriptor, int type);

        static native int clock_getres(int clock, long[] seconds);

        static native int dup(int descriptor);

        static native int shutdown(int descriptor, int how);

        static native int ioctl(int descriptor, NativeLong request, byte[] argument);

        static native int fcntl(int descriptor, int command, int value);

        static native int pipe2(int[] ends, int flags);

        static native NativeSize read(int descriptor, byte[] bytes, NativeSize count);

        static native NativeSize write(int descriptor, byte[] bytes, NativeSize count);

        static native int connect(int descriptor, byte[] address, int length);

        static native NativeSize recv(int descriptor, byte[] bytes, NativeSize count, int flags);

        static native NativeSize send(int descriptor, byte[] bytes, NativeSize count, int flags);

        static native int waitpid(int pid, int[] status, int options);

        static native int sigemptyset(byte[] set);

        static native int sigaddset(byte[] set, int signal);

        static native int posix_spawnattr_init(byte[] attributes);

        static native int posix_spawnattr_setsigdefault(byte[] attributes, byte[] set);

        static native int posix_spawnattr_setflags(byte[] attributes, short flags);

        static native int posix_spawn_file_actions_init(byte[] actions);

        static native int posix_spawn_file_actions_adddup2(byte[] actions, int descriptor, int as);

        static native int posix_spawn(
                int[] pid, String path, byte[] actions, byte[] attributes, Pointer arguments, Pointer environment);
    }

    private LibC() {}

    /** What the call returned, unless that is -1. JNA keeps errno for the thread that made the call. */
    private static int checked(String call, int returned) throws ErrnoException {
        return (int) checked(call, (long) returned);
    }

    private static int checked(String call, NativeSize returned) throws ErrnoException {
        return (int) checked(call, returned.longValue());
    }

    private static long checked(String call, long returned) throws ErrnoException {
        if (returned < 0) {
            throw new ErrnoException(call, new Errno(Native.getLastError()));
        }
        return returned;
    }

    /** Any call that returns an int, found by its name. @param arguments int, long, String, and arrays that it may fill */
    static int call(String function, Object... arguments) throws ErrnoException {
        return checked(function, function(function).invokeInt(arguments));
    }

    /** For a call that returns no int. */
    static Function function(String name) {
        return Direct.C.getFunction(name);
    }

    /** open(2). @return the descriptor */
    public static int open(String path, int flags) throws ErrnoException {
        return checked("open", Direct.open(path, flags));
    }

    /** close(2). */
    public static void close(int descriptor) throws ErrnoException {
        checked("close", Direct.close(descriptor));
    }

    /** close(2) of what this process alone has opened and written nothing to. */
    static void closeQuietly(int descriptor) {
        Direct.close(descriptor);
    }

    /** socket(2) of netlink(7), which does not block. @return the descriptor */
    static int netlinkSocket(int protocol) throws ErrnoException {
        return checked("socket", Direct.socket(AF_NETLINK, SOCK_RAW | O_NONBLOCK | O_CLOEXEC, protocol));
    }

    /** setns(2): moves the calling thread, and no other, to a network namespace. */
    static void enterNetworkNamespace(int descriptor) throws ErrnoException {
        checked("setns", Direct.setns(descriptor, CLONE_NEWNET));
    }

    /** The kernel's timer ticks per second: what CLOCK_MONOTONIC_COARSE goes by (clock_getres(2)). */
    public static int ticksPerSecond() throws ErrnoException {
        long[] resolution = new long[2];
        checked("clock_getres", Direct.clock_getres(CLOCK_MONOTONIC_COARSE, resolution));
        return (int) Math.round(1e9 / resolution[1]);
    }

    /** ioctl(2) with a structure, which it may change. */
    public static void ioctl(int descriptor, long request, byte[] argument) throws ErrnoException {
        checked("ioctl", Direct.ioctl(descriptor, new NativeLong(request), argument));
    }

    /**
     * True if the socket's SYN was ever acknowledged in this connection, also when that is over: TCP_INFO's
     * {@code tcpi_bytes_acked} counts the SYN (tcp_snd_una_update(), net/ipv4/tcp_input.c). Takes no pending error.
     */
    static boolean isSynAcknowledged(int descriptor) throws ErrnoException {
        byte[] info = new byte[TCP_INFO_BYTES];
        int[] length = {info.length};
        call("getsockopt", descriptor, IPPROTO_TCP, TCP_INFO, info, length);
        return ByteBuffer.wrap(info).order(ByteOrder.nativeOrder()).getLong(TCPI_BYTES_ACKED) > 0;
    }

    /** poll(2) without waiting: true if a read, or accept(2) of a listener, would return at once. */
    static boolean isReadable(int descriptor) throws ErrnoException {
        ByteBuffer polled = ByteBuffer.allocate(POLLFD_BYTES).order(ByteOrder.nativeOrder());
        polled.putInt(descriptor).putShort(POLLIN);
        return call("poll", polled.array(), 1L, 0) > 0;
    }

    /** Netty's own makes no call for a direction that is shut down already, and so loses what the kernel says to it. */
    static void shutdown(int descriptor, SocketCalls.Direction how) throws ErrnoException {
        checked("shutdown", Direct.shutdown(descriptor, how.ordinal()));
    }

    /** dup(2). @return a second descriptor of the same open file */
    static int dup(int descriptor) throws ErrnoException {
        return checked("dup", Direct.dup(descriptor));
    }

    /** fcntl(2) with O_NONBLOCK: whether calls on the open file return EAGAIN instead of waiting. */
    static void setNonBlocking(int descriptor, boolean on) throws ErrnoException {
        int flags = checked("fcntl", Direct.fcntl(descriptor, F_GETFL, 0));
        checked("fcntl", Direct.fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK));
    }

    /** pipe2(2). @return the end to read from and the end to write to */
    static int[] pipe() throws ErrnoException {
        int[] ends = new int[2];
        checked("pipe2", Direct.pipe2(ends, O_CLOEXEC));
        return ends;
    }

    /** read(2). @return the number of bytes, 0 at the end of the input */
    static int read(int descriptor, byte[] bytes) throws ErrnoException {
        return checked("read", Direct.read(descriptor, bytes, new NativeSize(bytes.length)));
    }

    /** write(2). @return the number of bytes */
    static int write(int descriptor, byte[] bytes) throws ErrnoException {
        return checked("write", Direct.write(descriptor, bytes, new NativeSize(bytes.length)));
    }

    /** connect(2); EINPROGRESS of a socket that does not block. */
    static void connect(int descriptor, InetSocketAddress address) throws ErrnoException {
        byte[] structure = structure(address);
        checked("connect", Direct.connect(descriptor, structure, structure.length));
    }

    /** {@code sockaddr_in} or {@code sockaddr_in6}. */
    private static byte[] structure(InetSocketAddress address) {
        boolean ipv6 = address.getAddress() instanceof Inet6Address;
        ByteBuffer structure = ByteBuffer.allocate(ipv6 ? 28 : 16).order(ByteOrder.nativeOrder());
        structure.putShort((short) (ipv6 ? AF_INET6 : AF_INET));
        structure.order(ByteOrder.BIG_ENDIAN).putShort((short) address.getPort());
        if (ipv6) {
            structure.putInt(0);
        }
        return structure.put(address.getAddress().getAddress()).array();
    }

    /** recv(2). @return the number of bytes, 0 at the end of the input */
    static int recv(int descriptor, byte[] bytes, int flags) throws ErrnoException {
        return checked("recv", Direct.recv(descriptor, bytes, new NativeSize(bytes.length), flags));
    }

    /** send(2), never with SIGPIPE. @return the number of bytes */
    static int send(int descriptor, byte[] bytes, int flags) throws ErrnoException {
        return checked("send", Direct.send(descriptor, bytes, new NativeSize(bytes.length), flags | MSG_NOSIGNAL));
    }

    /** waitpid(2) for a child that nobody has waited for yet. @return the status, as its macros take it apart */
    static int waitFor(int pid) {
        int[] status = new int[1];
        while (Direct.waitpid(pid, status, 0) < 0) {
            if (Native.getLastError() != Errno.EINTR.number()) {
                throw new IllegalStateException("waitpid " + pid + ": " + new Errno(Native.getLastError()));
            }
        }
        return status[0];
    }

    /**
     * posix_spawn(3), with three descriptors as standard input, output and error, and with SIGPIPE as a process has it
     * that says nothing against it; Java itself catches the signal.
     *
     * @return the process's number
     */
    static int spawn(String path, String[] arguments, String[] environment, int in, int out, int errors)
            throws ErrnoException {
        byte[] actions = new byte[OPAQUE_BYTES];
        Direct.posix_spawn_file_actions_init(actions);
        Direct.posix_spawn_file_actions_adddup2(actions, in, 0);
        Direct.posix_spawn_file_actions_adddup2(actions, out, 1);
        Direct.posix_spawn_file_actions_adddup2(actions, errors, 2);
        byte[] signals = new byte[OPAQUE_BYTES];
        Direct.sigemptyset(signals);
        Direct.sigaddset(signals, SIGPIPE);
        byte[] attributes = new byte[OPAQUE_BYTES];
        Direct.posix_spawnattr_init(attributes);
        Direct.posix_spawnattr_setsigdefault(attributes, signals);
        Direct.posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
        int[] pid = new int[1];
        // It returns the errno.
        int errno = Direct.posix_spawn(
                pid, path, actions, attributes, new StringArray(arguments), new StringArray(environment));
        if (errno != 0) {
            throw new ErrnoException("posix_spawn", new Errno(errno));
        }
        return pid[0];
    }
}
