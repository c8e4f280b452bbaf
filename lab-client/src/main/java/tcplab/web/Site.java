package tcplab.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What is served. Asked in the event loop, which does not wait for it. */
public interface Site {
    /** The file at a path, without a slash before it and empty for the first page, as soon as it is there; empty if there is none. */
    CompletionStage<Optional<WebFile>> file(String path);

    /** True for the path of the stream of news, see {@link PageServer#tell}. */
    boolean isNews(String path);

    /** True for the path of a folder without its slash, of which relative links on the folder's first page would know nothing. */
    boolean isFolder(String path);

    /** Somebody has begun to follow the news. */
    void followed();
}
