package tcplab.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NettyLogTest {
    private final InternalLoggerFactory before = InternalLoggerFactory.getDefaultFactory();

    @AfterEach
    void putBack() {
        InternalLoggerFactory.setDefaultFactory(before);
    }

    @Test
    void warningsAndErrorsAreLinesWithTheirValuesAndTheRestIsNot() {
        List<String> lines = new ArrayList<>();
        NettyLog.to(lines::add);
        InternalLogger log = InternalLoggerFactory.getInstance("io.netty.x");
        log.debug("one {}", 1);
        log.info("two");
        log.warn("three {}", 3);
        log.error("four", new IllegalStateException("closed"));
        assertThat(lines)
                .containsExactly("io.netty.x: three {} [3]", "io.netty.x: four [java.lang.IllegalStateException: closed]");
    }
}
