package tcplab.experiments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in a browser without a window that goes on while a test asks it, by the browser's DevTools protocol. */
final class OpenPage implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([0-9.:]+)/");

    /** More than there are on any page that is opened here. */
    private static final int MOST_TABS = 300;

    private final Process browser;
    private final WebSocket page;
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    /** What has been loaded, by the loader's name. */
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private int asked;

    /** Opens the address in a window of that size. */
    OpenPage(Chromium chromium, String address, int width, int height) throws IOException, InterruptedException {
        browser = new ProcessBuilder(List.of(
                        chromium.program().toString(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update",
                        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--remote-debugging-port=0",
                        "--user-data-dir=" + chromium.folder().resolve("profile-" + width),
                        "--window-size=" + width + "," + height, "about:blank"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            page = opened(listening());
            ask("Emulation.setDeviceMetricsOverride",
                    "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":" + (width < 500) + "}");
            visit(address);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private String listening() throws IOException {
        BufferedReader err = new BufferedReader(new InputStreamReader(browser.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            Matcher found = LISTENING.matcher(line);
            if (found.find()) {
                Launched.aside(() -> err.lines().forEach(more -> {}));
                return found.group(1);
            }
        }
        throw new AssertionError("the browser ended");
    }

    /** Nothing can be asked of a page that is on its way: there is no execution context then. */
    private void visit(String address) throws InterruptedException {
        ask("Page.enable", "{}");
        ask("Page.setLifecycleEventsEnabled", "{\"enabled\":true}");
        JsonObject url = new JsonObject();
        url.addProperty("url", address);
        String loader = ask("Page.navigate", url.toString()).get("loaderId").getAsString();
        String last = "";
        while (!loader.equals(last)) {
            last = loaded.poll(Launched.PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (last == null) {
                throw new AssertionError(address + " was not loaded");
            }
        }
    }

    private WebSocket opened(String at) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest open = HttpRequest.newBuilder(URI.create("http://" + at + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String target = client.send(open, BodyHandlers.ofString()).body();
        String url = JsonParser.parseString(target).getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
        return client.newWebSocketBuilder().buildAsync(URI.create(url), new Answers()).join();
    }

    /** What comes in pieces is put together; what is no answer is left. */
    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence piece, boolean last) {
            text.append(piece);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                if (message.has("id")) {
                    answers.add(message);
                } else if (message.get("method").getAsString().equals("Page.lifecycleEvent")) {
                    JsonObject event = message.getAsJsonObject("params");
                    if (event.get("name").getAsString().equals("load")) {
                        loaded.add(event.get("loaderId").getAsString());
                    }
                }
            }
            socket.request(1);
            return null;
        }
    }

    private JsonObject ask(String method, String parameters) throws InterruptedException {
        asked++;
        page.sendText("{\"id\":" + asked + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true).join();
        JsonObject answer = answers.poll(Launched.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null || answer.get("id").getAsInt() != asked || answer.has("error")) {
            throw new AssertionError(method + ": " + answer);
        }
        return answer.getAsJsonObject("result");
    }

    /** The value of an expression of JavaScript, as a text. */
    String tell(String expression) throws InterruptedException {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", "String(" + expression + ")");
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        JsonObject answer = ask("Runtime.evaluate", parameters.toString());
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer);
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    /** A key goes down and up, as from a keyboard: what the browser itself does with it, it does. */
    void press(Key... keys) throws InterruptedException {
        for (Key key : keys) {
            ask("Input.dispatchKeyEvent", key.event("keyDown"));
            ask("Input.dispatchKeyEvent", key.event("keyUp"));
        }
    }

    /** Tab by Tab until this has the focus. @param element a selector */
    void tabTo(String element) throws InterruptedException {
        for (int i = 0; i < MOST_TABS; i++) {
            press(Key.TAB);
            if (tell("document.activeElement.matches('" + element + "')").equals("true")) {
                return;
            }
        }
        throw new AssertionError(element + " was not reached with Tab");
    }

    /** For whoever wants nothing to move. */
    void reduceMotion() throws InterruptedException {
        ask("Emulation.setEmulatedMedia", "{\"features\":[{\"name\":\"prefers-reduced-motion\",\"value\":\"reduce\"}]}");
    }

    /** Waits until the expression is true. */
    void await(String expression) throws InterruptedException {
        long deadline = System.nanoTime() + Launched.PATIENCE_NANOS;
        while (!tell(expression).equals("true")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(expression + " did not become true in: " + tell("document.body.innerText"));
            }
            Launched.beforeTheNextLook();
        }
    }

    /** It is asked to end first: killed, it leaves a folder of its own behind. */
    @Override
    public void close() {
        List<ProcessHandle> started = browser.descendants().toList();
        browser.destroy();
        try {
            browser.waitFor(Launched.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Chromium.end(browser, started);
    }
}
