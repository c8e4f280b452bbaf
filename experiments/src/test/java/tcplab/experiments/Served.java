package tcplab.experiments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A lab in a pipe that serves pages, and somebody who looks at them without a browser. */
final class Served implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process lab;
    private final BufferedReader out;
    private final String address;
    private final boolean servesByItself;

    /** @param start a shell; @param word what serves, with its options */
    Served(Launched.Start start, String word) throws IOException {
        this(start.begin(), word + "\n");
    }

    /** @param start what serves by itself */
    Served(Launched.Start start) throws IOException {
        this(start.begin(), "");
    }

    private Served(Process begun, String input) throws IOException {
        lab = begun;
        servesByItself = input.isEmpty();
        out = new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8));
        lab.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        lab.getOutputStream().flush();
        String line = out.readLine();
        Matcher found = ADDRESS.matcher(line == null ? "" : line);
        if (!found.find()) {
            lab.getOutputStream().close();
            throw new AssertionError(line + new String(lab.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        address = found.group();
    }

    String address() {
        return address;
    }

    Process lab() {
        return lab;
    }

    void type(String line) throws IOException {
        lab.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        lab.getOutputStream().flush();
    }

    /** The next line of the shell's output. */
    String said() throws IOException {
        return out.readLine();
    }

    /** All lines before the one with this. */
    String saidUpTo(String mark) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null && !line.contains(mark); line = out.readLine()) {
            said.append(line).append('\n');
        }
        return said.toString();
    }

    String get(String path) throws IOException, InterruptedException {
        return ask(address + path);
    }

    /** A page of the kept runs. */
    String kept(String name) throws IOException, InterruptedException {
        return ask(address.replaceFirst("live/$", "") + name);
    }

    private String ask(String where) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(where)).build(), BodyHandlers.ofString()).body();
    }

    /** Follows the news and reads the parts after each, until they contain all of this. */
    String await(String... words) throws IOException, InterruptedException {
        String live = address.endsWith("live/") ? "" : "live/";
        InputStream news =
                client.send(HttpRequest.newBuilder(URI.create(address + live + "news")).build(), BodyHandlers.ofInputStream()).body();
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(news, StandardCharsets.UTF_8))) {
            String now = "";
            while (System.nanoTime() < deadline) {
                String line = lines.readLine();
                if (line != null && line.startsWith("data:")) {
                    now = get(live + "now");
                    if (java.util.stream.Stream.of(words).allMatch(now::contains)) {
                        return now;
                    }
                }
            }
            throw new AssertionError(String.join(", ", words) + " did not appear in " + now.replaceAll("<[^>]*>", " "));
        }
    }

    /** True as long as somebody listens at the address. */
    boolean isThere() throws InterruptedException {
        try {
            get("");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the shell's input, or what serves by itself and goes on without one, and waits for its end. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (servesByItself) {
            lab.destroy();
        }
        try {
            lab.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        if (!lab.waitFor(Launched.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            lab.destroyForcibly();
            throw new AssertionError("the shell did not end");
        }
    }
}
