package tcplab.client.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tcplab.script.Catalogue;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Parsed;
import tcplab.script.Statements;
import tcplab.script.Statements.Section;
import tcplab.text.Told;

/** The articles as a way through the experiments: section after section, each with the experiments that test what it says. */
public final class ArticleWay {
    /** An experiment in its place on the way. @param number in its section, from 1 @param of how many are there */
    record Stop(Section section, String experiment, int number, int of) {}

    private final List<Section> sections;
    /** The experiments that test a statement, by its name. */
    private final Map<String, List<String>> experiments;

    private ArticleWay(List<Section> sections, Map<String, List<String>> experiments) {
        this.sections = List.copyOf(sections);
        this.experiments = experiments;
    }

    /** Through the articles that the statements are from; of a statement's experiments those of the course stand first, in its order, then the simplest. */
    public static ArticleWay of(Statements statements, Catalogue catalogue, List<Lesson> course) throws IOException {
        List<Experiment> all = new ArrayList<>();
        for (String name : catalogue.names()) {
            Parsed parsed = catalogue.read(name);
            if (parsed.ok()) {
                all.add(parsed.experiment());
            }
        }
        List<String> lessons = course.stream().map(Lesson::experiment).toList();
        all.sort(Comparator.comparing((Experiment one) -> !lessons.contains(one.name()))
                .thenComparing(one -> lessons.indexOf(one.name()))
                .thenComparing(one -> one.items().size()));
        Map<String, List<String>> experiments = new HashMap<>();
        all.forEach(one -> one.statements().forEach(id -> experiments.computeIfAbsent(id, none -> new ArrayList<>()).add(one.name())));
        List<Section> sections = statements.sources().stream().flatMap(article -> statements.sectionsOf(article).stream()).toList();
        return new ArticleWay(sections, experiments);
    }

    /** Those of an article, in its own order. */
    public List<Section> sectionsOf(int article) {
        return sections.stream().filter(section -> section.article() == article).toList();
    }

    /** The one of that name. */
    public Optional<Section> find(String label) {
        return sections.stream().filter(section -> section.label().equals(label)).findFirst();
    }

    /** Those that test the statement. */
    public List<String> experiments(Statements.Statement statement) {
        return experiments.getOrDefault(statement.id(), List.of());
    }

    /** Those of a section, each once. */
    public List<String> experiments(Section section) {
        Set<String> names = new LinkedHashSet<>();
        section.statements().forEach(statement -> names.addAll(experiments(statement)));
        return List.copyOf(names);
    }

    /** The first section with something that is not done yet. */
    public Optional<Section> next(Progress progress) {
        return sections.stream().filter(section -> !progress.done().keySet().containsAll(experiments(section))).findFirst();
    }

    /** What is still to be done from there on; all of the section itself if it is done already. */
    List<Stop> from(Section first, Progress progress) {
        boolean again = progress.done().keySet().containsAll(experiments(first));
        Set<String> passed = new LinkedHashSet<>();
        List<Stop> stops = new ArrayList<>();
        for (Section section : sections.subList(sections.indexOf(first), sections.size())) {
            List<String> names = experiments(section);
            for (String name : names) {
                boolean open = !progress.done().containsKey(name) || again && section.equals(first);
                if (open && passed.add(name)) {
                    stops.add(new Stop(section, name, names.indexOf(name) + 1, names.size()));
                }
            }
        }
        return stops;
    }

    /** What the section says that the experiment tests. */
    List<Statements.Statement> said(Stop stop) {
        return stop.section().statements().stream()
                .filter(statement -> experiments(statement).contains(stop.experiment()))
                .toList();
    }
}
