package tcplab.socket;

import static tcplab.text.Language.say;

import io.netty.util.Version;

/** The Netty with which the lab itself runs. */
public final class NettyVersion {
    private NettyVersion() {}

    /** As its jars say: {@code 4.2.18.Final}. */
    public static String running() {
        return Version.identify().values().stream()
                .map(Version::artifactVersion)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(say("the version of Netty cannot be learnt")));
    }
}
