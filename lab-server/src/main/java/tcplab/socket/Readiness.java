package tcplab.socket;

import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells when a descriptor can be read or written, and touches it in no other way. Confined to the event loop. Watches
 * only while somebody waits: epoll reports errors and hang-ups whether asked or not, and would spin.
 */
final class Readiness implements EpollIoHandle {
    private static final EpollIoOps READABLE = EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP);

    private final IoEventLoop loop;
    private final FileDescriptor descriptor;
    private final Deque<Runnable> readers = new ArrayDeque<>();
    private final Deque<Runnable> writers = new ArrayDeque<>();
    private IoRegistration registration;

    Readiness(IoEventLoop loop, FileDescriptor descriptor) {
        this.loop = loop;
        this.descriptor = descriptor;
    }

    /** Runs once, when there is data, an end of input or an error to be read. */
    void whenReadable(Runnable then) {
        readers.add(then);
        watch();
    }

    /** Runs once, when there is room to write, a connect has ended or an error waits. */
    void whenWritable(Runnable then) {
        writers.add(then);
        watch();
    }

    /** Forgets everybody who waits. */
    void stop() {
        readers.clear();
        writers.clear();
        watch();
    }

    private void watch() {
        if (readers.isEmpty() && writers.isEmpty()) {
            if (registration != null) {
                registration.cancel();
                registration = null;
            }
            return;
        }
        if (registration == null) {
            // In the event loop the registration is done when the call returns.
            registration = loop.register(this).getNow();
        }
        EpollIoOps wanted = EpollIoOps.NONE;
        wanted = readers.isEmpty() ? wanted : wanted.with(READABLE);
        wanted = writers.isEmpty() ? wanted : wanted.with(EpollIoOps.EPOLLOUT);
        registration.submit(wanted);
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        EpollIoOps ready = ((EpollIoEvent) event).ops();
        boolean trouble = ready.contains(EpollIoOps.EPOLLERR);
        List<Runnable> due = new ArrayList<>();
        if (trouble || ready.contains(EpollIoOps.EPOLLOUT)) {
            due.addAll(writers);
            writers.clear();
        }
        if (trouble || ready.contains(EpollIoOps.EPOLLIN) || ready.contains(EpollIoOps.EPOLLRDHUP)) {
            due.addAll(readers);
            readers.clear();
        }
        due.forEach(Runnable::run);
        watch();
    }

    @Override
    public FileDescriptor fd() {
        return descriptor;
    }

    @Override
    public void close() {
        stop();
    }
}
