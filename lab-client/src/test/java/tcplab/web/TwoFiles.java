package tcplab.web;

import java.util.Optional;

/** Two files and a stream. */
final class TwoFiles implements Site {
    @Override
    public Optional<WebFile> file(String path) {
        return switch (path) {
            case "" -> Optional.of(WebFile.html("<p>first</p>"));
            case "more.js" -> Optional.of(WebFile.script("more();"));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isNews(String path) {
        return path.equals("news");
    }

    @Override
    public void followed() {
        // It has no news of its own.
    }
}
