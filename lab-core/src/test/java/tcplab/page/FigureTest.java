package tcplab.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import tcplab.event.SegmentSeen;
import tcplab.journal.Entry;
import tcplab.journal.Timeline;
import tcplab.model.Endpoint;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;
import tcplab.render.Outcome;
import tcplab.render.Result;
import tcplab.scene.Rung;
import tcplab.scene.Scene;
import tcplab.script.Experiment;
import tcplab.text.Columns;
import tcplab.text.Language;

class FigureTest {
    /** For a wide window, and for a narrow one. */
    private static final List<String> FORMS = List.of("wide", "narrow");
    /** By their text. */
    private static final Map<String, Parsed> FIGURES = new HashMap<>();

    private static List<Words> words(Parsed page) {
        return page.all("text").stream()
                .filter(t -> !Parsed.isIn(t, "card") && !t.getTextContent().isEmpty())
                .map(Words::of)
                .toList();
    }

    @AfterAll
    static void forgetThePages() {
        FIGURES.clear();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noWordsLieUponOthers(Language language) {
        Map<String, List<String>> covered = new TreeMap<>();
        for (Account account : Recordings.all()) {
            for (String form : FORMS) {
                List<String> pairs = covered(words(recorded(account, language, form)));
                if (!pairs.isEmpty()) {
                    covered.put(account.experiment().name() + " " + form, pairs);
                }
            }
        }
        assertThat(covered).isEmpty();
    }

    private static List<String> covered(List<Words> all) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (all.get(i).covers(all.get(j))) {
                    pairs.add(all.get(i) + " and " + all.get(j));
                }
            }
        }
        return pairs;
    }

    /** The wide figure of one of the recordings. */
    private static Parsed recorded(Account account) {
        return recorded(account, Language.EN, "wide");
    }

    private static Parsed recorded(Account account, Language language, String form) {
        String text = Recordings.texts(language).get(account.experiment().name().replace('/', '-') + ".html");
        return FIGURES.computeIfAbsent(figure(text, form), Parsed::of);
    }

    /** The text of a figure in that of its page. */
    private static String figure(String page, String form) {
        int from = page.indexOf("<svg", page.indexOf("class=\"scroll figure " + form + "\""));
        return page.substring(from, page.indexOf("</svg>", from) + "</svg>".length());
    }

    /** The wide figure of a page of its own. */
    private static Parsed page(Account account) {
        return Parsed.of(figure(Recordings.pages(List.of(account)).values().stream().reduce((a, b) -> b).orElseThrow(), "wide"));
    }

    /** What lies on something of a class, by experiment. */
    private static Map<String, List<String>> on(String below, Set<String> kinds) {
        Map<String, List<String>> all = new TreeMap<>();
        for (Account account : Recordings.all()) {
            for (String form : FORMS) {
                List<String> found = on(recorded(account, Language.EN, form), below, kinds);
                if (!found.isEmpty()) {
                    all.put(account.experiment().name() + " " + form, found);
                }
            }
        }
        return all;
    }

    private static List<String> on(Parsed figure, String below, Set<String> kinds) {
        List<Element> boxes = figure.all("rect").stream()
                .filter(r -> r.getAttribute("class").split(" ")[0].equals(below))
                .toList();
        return figure.all("text").stream()
                .filter(t -> kinds.contains(t.getAttribute("class")) && !Parsed.isIn(t, "card"))
                .map(Words::of)
                .filter(w -> boxes.stream().anyMatch(w::isOn))
                .map(Words::text)
                .toList();
    }

    @Test
    void noWordsOfASegmentLieOnStatesOrPauses() {
        Set<String> ofSegments = Set.of("label", "fate");
        assertThat(on("state", ofSegments)).isEmpty();
        assertThat(on("pause", ofSegments)).isEmpty();
    }


    @Test
    void theCrossOfALostSegmentLeavesItsWordsReadable() {
        int crosses = 0;
        for (Account account : Recordings.all()) {
            Parsed narrow = recorded(account, Language.EN, "narrow");
            List<Words> labels = narrow.all("text").stream().filter(t -> t.getAttribute("class").equals("label")).map(Words::of).toList();
            for (Element cross : narrow.all("path").stream().filter(p -> p.getAttribute("class").equals("cross")).toList()) {
                String[] at = cross.getAttribute("d").substring(1).split("[ LM]");
                double[] stroke = {Double.parseDouble(at[0]), Double.parseDouble(at[1]), Double.parseDouble(at[2]), Double.parseDouble(at[3])};
                assertThat(labels).as(account.experiment().name()).noneMatch(words -> words.isCrossedBy(stroke));
                crosses++;
            }
        }
        assertThat(crosses).isGreaterThan(9);
    }

    @Test
    void aRemarkIsWholeHoweverLongItIs() {
        List<String> shown = new ArrayList<>();
        for (Account account : Recordings.all()) {
            for (String form : FORMS) {
                List<Element> remarks = recorded(account, Language.EN, form).all("text").stream()
                        .filter(t -> t.getAttribute("class").equals("remark"))
                        .toList();
                String told = remarks.stream().map(Element::getTextContent).collect(Collectors.joining(" "));
                for (Rung.Remark remark : Scene.of(account.result().timeline()).all(Rung.Remark.class)) {
                    assertThat(told.replace(" ", "")).contains(Columns.printable(Language.EN.tell(remark.text())).replace(" ", ""));
                    shown.add(told);
                }
            }
        }
        assertThat(shown).hasSizeGreaterThan(50);
    }

    @Test
    void noWordsLieOutsideOfTheFigure() {
        for (String form : FORMS) {
            Recordings.all().forEach(account -> staysWithin(account, form));
        }
    }

    private static void staysWithin(Account account, String form) {
        Parsed page = recorded(account, Language.EN, form);
        String[] box = page.all("svg").get(0).getAttribute("viewBox").split(" ");
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        assertThat(words(page))
                .as(account.experiment().name() + " " + form)
                .allMatch(w -> w.x() >= 0 && w.x() + w.length() <= width && w.y() >= 9 && w.y() <= height);
    }

    @Test
    void whatIsUnderWayGoesOnOverABandOfTimeThatIsCutOut() {
        int over = 0;
        for (Account account : Recordings.all()) {
            Parsed figure = recorded(account);
            List<Element> drawn = figure.all("*");
            int lastBand = -1;
            int firstLine = drawn.size();
            for (int i = 0; i < drawn.size(); i++) {
                String kind = drawn.get(i).getAttribute("class");
                lastBand = kind.equals("pause") ? i : lastBand;
                firstLine = kind.equals("shaft") ? Math.min(firstLine, i) : firstLine;
            }
            assertThat(lastBand).as(account.experiment().name()).isLessThan(firstLine);
            List<double[]> lines = lines(figure, "segment");
            over += (int) figure.all("rect").stream()
                    .filter(rect -> rect.getAttribute("class").equals("pause"))
                    .map(rect -> Double.parseDouble(rect.getAttribute("y")))
                    .filter(y -> lines.stream().anyMatch(line -> line[1] < y && line[3] > y))
                    .count();
        }
        assertThat(over).isGreaterThan(3);
    }

    @Test
    void aSegmentToItsOwnHostThatWasOnlySeenToComeIsDrawn() {
        Endpoint own = new Endpoint("127.0.0.1", 7000);
        Segment segment = new Segment(own, own, Flag.SYN.bit(), 1, 0, 64, 0, 32, 20, 1, TcpOptions.NONE);
        Timeline timeline = new Timeline(List.of(
                new Entry(1, new SegmentSeen(5, "client", segment, SegmentSeen.Direction.IN)),
                new Entry(2, new SegmentSeen(9, "client", segment, SegmentSeen.Direction.OUT))));
        Experiment experiment = Recordings.account("close/three-way").experiment();
        Result result = new Result("x", "host", 1, Outcome.INCONCLUSIVE, timeline, List.of(), null, null);
        Parsed page = page(new Account(experiment, result));
        assertThat(page.all("path").stream().filter(p -> p.getAttribute("class").equals("shaft"))).hasSize(2);
    }

    private static List<double[]> lines(String experiment, String kind) {
        return lines(page(Recordings.account(experiment)), kind);
    }

    private static List<double[]> lines(Parsed page, String kind) {
        return page.all("path").stream()
                .filter(p -> p.getAttribute("class").equals("shaft") && Parsed.isIn(p, kind))
                // A segment to oneself turns round.
                .filter(p -> !p.getAttribute("d").contains("C"))
                .map(Parsed::pieces)
                .map(pieces -> new double[] {
                    pieces.get(0)[0], pieces.get(0)[1], pieces.get(pieces.size() - 1)[2], pieces.get(pieces.size() - 1)[3]
                })
                .toList();
    }

    @Test
    void noSegmentArrivesBeforeItLeft() {
        for (Account account : Recordings.all()) {
            assertThat(lines(recorded(account), "segment"))
                    .as(account.experiment().name())
                    .allMatch(line -> line[3] >= line[1]);
        }
    }

    @Test
    void segmentsThatCrossedOnTheWireCrossInTheFigure() {
        List<double[]> syns = lines("open/simultaneous-open", "syn").subList(0, 2);
        assertThat(syns.get(0)[1]).isLessThan(syns.get(1)[3]);
        assertThat(syns.get(1)[1]).isLessThan(syns.get(0)[3]);
        assertThat(syns.get(0)[0]).isEqualTo(syns.get(1)[2]);
    }

    @Test
    void aSegmentThatWasHeldIsLongerThanOneThatWasNot() {
        List<double[]> plain = lines("open/third-ack-held", "plain");
        double held = plain.stream().mapToDouble(l -> l[3] - l[1]).max().orElseThrow();
        double syn = lines("open/third-ack-held", "syn").stream().mapToDouble(l -> l[3] - l[1]).max().orElseThrow();
        assertThat(held).isGreaterThan(2 * syn);
    }
}
