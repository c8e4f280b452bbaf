package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tcplab.event.TcpdumpPrinted;
import tcplab.host.AtOnce;
import tcplab.host.Station;
import tcplab.host.Tools;
import tcplab.model.Witness;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * What passed: a real tcpdump on each station. A run is marked off by a UDP datagram that passes the same places: when
 * the captures have seen it, they have seen everything before it.
 */
public final class TcpdumpObserver extends Watch {
    private static final String NAME = "tcpdump";
    private static final AtomicInteger MARKERS = new AtomicInteger();

    private final List<Station> stations;
    private final List<Capture> captures = new CopyOnWriteArrayList<>();
    private boolean closed;
    private volatile long dropped;

    public TcpdumpObserver(List<Station> stations) {
        this.stations = List.copyOf(stations);
    }

    @Override
    public Witness witness() {
        return Witness.TCPDUMP;
    }

    @Override
    public Optional<Told> unavailability() {
        if (Tools.find(NAME).isEmpty()) {
            return Optional.of(say("%s is not installed; %s", NAME, Tools.installCommand(NAME)));
        }
        try {
            warmUp();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Told.of(e));
        }
    }

    /** Starts the processes if they are not running yet, and waits until they listen. */
    private void warmUp() throws IOException {
        begin();
        for (Capture capture : captures) {
            capture.awaitListening();
        }
    }

    /** A lab may be closed while its witnesses are starting: then nothing is started any more. */
    private synchronized void begin() throws IOException {
        if (closed) {
            throw new ToldException(say("interrupted"));
        }
        // tcpdump gives up root for a user of its own; an ordinary user can only stay who he is.
        String user = System.getProperty("user.name");
        for (int i = 0; i < stations.size(); i++) {
            if (i == captures.size()) {
                captures.add(new Capture(stations.get(i), user));
            } else if (captures.get(i).isWornOut()) {
                captures.get(i).close();
                captures.set(i, new Capture(stations.get(i), user));
            }
        }
    }

    @Override
    Told arm() {
        dropped = 0;
        captures.forEach(capture -> capture.begin(scope(), this::tell));
        return say("captures at %s", Told.listed(
                stations.stream().map(s -> s.point() + " (" + s.device() + ")").toList()));
    }

    @Override
    void drain() throws IOException {
        try {
            sendMarker();
            for (Capture capture : captures) {
                drain(capture);
            }
        } finally {
            captures.forEach(Capture::end);
        }
        for (Capture capture : captures) {
            Optional<Told> broken = capture.broken();
            if (broken.isPresent()) {
                throw new ToldException(broken.get());
            }
        }
    }

    /** What is wrong with it is said when all are. */
    private void drain(Capture capture) {
        try {
            capture.drained();
        } catch (IOException e) {
            tell(capture.stoppedLooking());
        }
        dropped += capture.dropped();
    }

    @Override
    long lost() {
        return dropped;
    }

    /**
     * What the real tcpdump prints of the first capture up to now: the client's, where the sides have a stack each. An
     * {@link IOException} says why there is none.
     *
     * @param options {@code -S} or empty
     */
    TcpdumpPrinted print(String options) throws IOException {
        if (!isArmed()) {
            throw new ToldException(unavailability().orElse(say("%s was not watching", witness())));
        }
        sendMarker();
        for (Capture capture : captures) {
            capture.reached();
        }
        Capture first = captures.get(0);
        List<String> words = options.isEmpty() ? List.of() : List.of(options);
        return new TcpdumpPrinted(
                scope().clock().now(), first.station().point(), options, TcpdumpText.of(words, first.file()));
    }

    /** Sends a new marker, which all captures look for. */
    private void sendMarker() throws IOException {
        String marker = "tcplab " + ProcessHandle.current().pid() + " " + MARKERS.incrementAndGet();
        captures.forEach(capture -> capture.expect(marker));
        send(marker);
    }

    /** One datagram from the client's stack to the server's address: it passes every station. */
    private void send(String marker) throws IOException {
        String to = scope().markerAddress();
        byte[] bytes = marker.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(to, Capture.MARKER_PORT)));
        } catch (IllegalArgumentException e) {
            // A Java that was started without any IPv6 address about has no IPv6 at all.
            throw new ToldException(say("no datagram can be sent to %s", to), e);
        }
    }

    /** The last run's captures as pcap files, by point. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        captures.forEach(capture -> files.put(capture.station().point(), capture.file()));
        return files;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        AtOnce.all(captures.stream().<Runnable>map(capture -> capture::close).toList());
        captures.clear();
    }
}
