package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import tcplab.client.desk.UsageException;
import tcplab.page.Pages;
import tcplab.text.TextFile;
import tcplab.text.Told;

/** The folder that a report is written into. Nothing in it that is not a page of the lab is ever touched. */
final class ReportFolder {
    /** The mark of a page is in its head. */
    private static final int HEAD_BYTES = 2_000;

    private final Path folder;

    private ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** A new or empty folder, or an earlier report, which makes room for the new one. */
    static ReportFolder at(Path folder) throws UsageException, IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(say("%s is no folder", folder), say("name another with --out"));
        }
        if (Files.isDirectory(folder) && !isEmpty(folder) && !isPage(folder.resolve("index.html"))) {
            throw new UsageException(
                    say("%s is not empty and holds no report of the lab", folder), say("name another with --out"));
        }
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        return new ReportFolder(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** A link is none: what it leads to is somewhere else. An empty file is one that a lab had begun when it was killed. */
    private static boolean isPage(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.isEmpty() || head.contains("content=\"" + Pages.GENERATOR + "\"");
        }
    }

    /** @param pages text by file name */
    void write(Map<String, String> pages) throws IOException, UsageException {
        for (String name : pages.keySet()) {
            Path file = folder.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isPage(file)) {
                throw new UsageException(say("%s is in the way and no page of the lab", file), say("name another with --out"));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                // The index goes last: it is what makes this folder a report.
                if (isPage(file) && !file.endsWith("index.html")) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            TextFile.write(folder.resolve(page.getKey()), page.getValue());
        }
    }
}
