package tcplab.socket;

import static tcplab.text.Told.say;

import io.netty.util.Version;
import tcplab.text.ToldFault;

/** The Netty with which the lab itself runs. */
public final class NettyVersion {
    private NettyVersion() {}

    /** As its jars say: {@code 4.2.18.Final}. */
    public static String running() {
        return Version.identify().values().stream()
                .map(Version::artifactVersion)
                .findFirst()
                .orElseThrow(() -> new ToldFault(say("the version of Netty cannot be learnt"), null));
    }
}
