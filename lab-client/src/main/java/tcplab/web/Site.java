package tcplab.web;

import java.util.Optional;

/** What is served. Asked in the event loop: it answers from what it has at hand. */
public interface Site {
    /** The file at a path, without a slash before it and empty for the first page; empty if there is none. */
    Optional<WebFile> file(String path);

    /** True for the path of the stream of news, see {@link PageServer#tell}. */
    boolean isNews(String path);

    /** Somebody has begun to follow the news. */
    void followed();
}
