package tcplab.socket;

import io.netty.util.internal.logging.AbstractInternalLogger;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What Netty warns of, a line each. Without it Netty looks for three logging libraries that are not there, in every jar,
 * and starts java.util.logging in the end: a tenth of a second of each process.
 */
public final class NettyLog extends AbstractInternalLogger {
    private static final long serialVersionUID = 1;

    private final transient Consumer<String> lines;

    private NettyLog(String name, Consumer<String> lines) {
        super(name);
        this.lines = lines;
    }

    /** From now on, before anything of Netty's is used. @param lines takes warnings and errors */
    public static void to(Consumer<String> lines) {
        InternalLoggerFactory.setDefaultFactory(new InternalLoggerFactory() {
            @Override
            protected InternalLogger newInstance(String name) {
                return new NettyLog(name, lines);
            }
        });
    }

    private void write(String message, Object... values) {
        lines.accept(name() + ": " + message + (values.length == 0 ? "" : " " + Arrays.toString(values)));
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public void warn(String message) {
        write(message);
    }

    @Override
    public void warn(String format, Object value) {
        write(format, value);
    }

    @Override
    public void warn(String format, Object one, Object other) {
        write(format, one, other);
    }

    @Override
    public void warn(String format, Object... values) {
        write(format, values);
    }

    @Override
    public void warn(String message, Throwable cause) {
        write(message, cause);
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public void error(String message) {
        write(message);
    }

    @Override
    public void error(String format, Object value) {
        write(format, value);
    }

    @Override
    public void error(String format, Object one, Object other) {
        write(format, one, other);
    }

    @Override
    public void error(String format, Object... values) {
        write(format, values);
    }

    @Override
    public void error(String message, Throwable cause) {
        write(message, cause);
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public void info(String message) {}

    @Override
    public void info(String format, Object value) {}

    @Override
    public void info(String format, Object one, Object other) {}

    @Override
    public void info(String format, Object... values) {}

    @Override
    public void info(String message, Throwable cause) {}

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void debug(String format, Object value) {}

    @Override
    public void debug(String format, Object one, Object other) {}

    @Override
    public void debug(String format, Object... values) {}

    @Override
    public void debug(String message, Throwable cause) {}

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public void trace(String message) {}

    @Override
    public void trace(String format, Object value) {}

    @Override
    public void trace(String format, Object one, Object other) {}

    @Override
    public void trace(String format, Object... values) {}

    @Override
    public void trace(String message, Throwable cause) {}
}
