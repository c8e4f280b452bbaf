package tcplab.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Two files, one that takes long to read, and a stream. */
final class TwoFiles implements Site {
    /** More than the buffers of both sides hold. */
    static final int LARGE = 32 << 20;

    @Override
    public CompletionStage<Optional<WebFile>> file(String path) {
        return CompletableFuture.completedFuture(switch (path) {
            case "" -> Optional.of(WebFile.html("<p>first</p>"));
            case "more.js" -> Optional.of(WebFile.script("more();"));
            case "large" -> Optional.of(new WebFile("text/plain", new byte[LARGE]));
            default -> Optional.empty();
        });
    }

    @Override
    public boolean isNews(String path) {
        return path.equals("news");
    }

    @Override
    public boolean isFolder(String path) {
        return path.equals("more");
    }

    @Override
    public void followed() {
        // It has no news of its own.
    }
}
