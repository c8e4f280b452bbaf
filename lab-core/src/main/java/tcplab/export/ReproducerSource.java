package tcplab.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tcplab.script.Experiment;

/** The one source file of a reproducer: the calls, then those helpers that they use, with the imports of both. */
final class ReproducerSource {
    private static final List<String> OF_THE_CALLS = List.of(
            "io.netty.channel.ChannelFuture", "io.netty.channel.ChannelOption",
            "io.netty.channel.epoll.EpollChannelOption", "io.netty.channel.epoll.EpollServerSocketChannel",
            "io.netty.channel.epoll.EpollSocketChannel", "io.netty.channel.unix.IntegerUnixChannelOption",
            "java.net.InetSocketAddress");
    /** Between two members of a class; what is within one is indented more. */
    private static final String NEXT_MEMBER = "\n\n(?=    [^ ])";

    private static final Pattern NAME = Pattern.compile("(?m)^    (?![/*@ ]).*?(?:class (\\w+)|(\\w+) =|(\\w+)\\()");
    /** Of a long text each sign would take a part of the stack, if one could be given back. */
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile(
            "'(?:\\\\.|[^'\\\\])'|\"(?:\\\\.|[^\"\\\\])*+\"|/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    /** Stands behind the name of a method, which a field of a helper may have too. */
    private static final String CALLED = "(";

    /** Full names by the simple ones. */
    private final Map<String, String> imports = new LinkedHashMap<>();
    private final Map<String, String> helpers = new LinkedHashMap<>();

    /** @param template import lines, then the members of a class */
    ReproducerSource(String template) {
        OF_THE_CALLS.forEach(this::known);
        template.lines()
                .filter(line -> line.startsWith("import "))
                .forEach(line -> known(line.substring("import ".length(), line.length() - 1)));
        String members = template.substring(template.indexOf("\n\n    ") + 2).stripTrailing();
        for (String member : members.split(NEXT_MEMBER)) {
            helpers.put(name(member), member);
        }
    }

    private void known(String type) {
        imports.put(type.substring(type.lastIndexOf('.') + 1), type);
    }

    private static String name(String member) {
        Matcher name = NAME.matcher(member);
        if (!name.find()) {
            throw new IllegalStateException("a helper without a name: " + member);
        }
        return name.group(1) != null ? name.group(1) : name.group(2) != null ? name.group(2) : name.group(3) + CALLED;
    }

    /** @param calls the body of the main method @param head the lines before everything */
    String of(Experiment experiment, List<String> calls, List<String> head) {
        List<String> body = new ArrayList<>();
        body.add("/** " + JavaWords.comment(experiment.title().isEmpty() ? experiment.name() : experiment.title()) + " */");
        body.add("public final class Reproducer {");
        body.add("    public static void main(String[] arguments) throws Exception {");
        body.add("        warmUp();");
        calls.forEach(line -> body.add(line.isEmpty() ? "" : "        " + line));
        body.add("");
        body.add("        done();");
        body.add("    }");
        body.add("");
        body.add("    // Netty's epoll channels, left alone: nothing is read, closed or set but what is asked for.");
        used(String.join("\n", body)).forEach(helper -> body.add("\n" + helper));
        body.add("}");
        String all = String.join("\n", body);
        List<String> lines = new ArrayList<>(head);
        lines.addAll(List.of("package reproducer;", ""));
        Map<String, String> sorted = new TreeMap<>();
        imports.forEach((simple, full) -> {
            if (uses(all, simple)) {
                sorted.put(full, "import " + full + ";");
            }
        });
        lines.addAll(sorted.values());
        lines.addAll(List.of("", all));
        return String.join("\n", lines) + "\n";
    }

    /** Those that the calls use, and those that these use, as they stand in the template. */
    private List<String> used(String calls) {
        List<String> used = new ArrayList<>();
        String code = calls;
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, String> helper : helpers.entrySet()) {
                if (!used.contains(helper.getValue()) && uses(code, helper.getKey())) {
                    used.add(helper.getValue());
                    code += "\n" + helper.getValue();
                    more = true;
                }
            }
        }
        return helpers.values().stream().filter(used::contains).toList();
    }

    private static boolean uses(String code, String name) {
        String word = name.endsWith(CALLED) ? Pattern.quote(name) : name + "\\b";
        return Pattern.compile("(?<![\\w.])" + word).matcher(TEXT_OR_COMMENT.matcher(code).replaceAll("")).find();
    }
}
