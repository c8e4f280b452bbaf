package tcplab.page;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;
import tcplab.script.Statements.Source;
import tcplab.script.Statements.Statement;
import tcplab.text.Told;

/**
 * What the index can be read along: an article, a section of one, a question of the course. Each names its experiments in
 * an order of its own, in which the page's script then shows them.
 */
final class Reading {
    /** By name: of several runs of one experiment all are shown. */
    private final List<Experiment> experiments = new ArrayList<>();
    private final List<String> names;
    private final Statements statements;
    private final List<Lesson> course;

    /** @param experiments of all rows of the index */
    Reading(Collection<Experiment> experiments, Statements statements, List<Lesson> course) {
        this.experiments.addAll(experiments);
        this.names = experiments.stream().map(Experiment::name).distinct().toList();
        this.statements = statements;
        this.course = course;
    }

    /** Says of a row which one it is. */
    void mark(Element row, Experiment experiment) {
        row.is("data-row", Integer.toString(names.indexOf(experiment.name())));
    }

    /** The articles, each with its sections. */
    List<Element> articles() {
        List<Element> articles = new ArrayList<>();
        for (Source article : statements.sources()) {
            List<Statement> said = statements.all().stream().filter(statement -> statement.isIn(article)).toList();
            Element group = Element.of("optgroup").is("label", article.title());
            option(group, say("the whole article"), testing(ids(said)));
            statements.sectionsOf(article).forEach(section ->
                    option(group, Told.format("%s %s", section.label(), section.name()), testing(ids(section.statements()))));
            if (!group.isEmpty()) {
                articles.add(group);
            }
        }
        return articles;
    }

    /** The questions of the lessons, each with the lesson's experiment and those that test the same statement. */
    List<Element> questions() {
        Element all = Element.of("optgroup").is("label", say("The course"));
        for (Lesson lesson : course) {
            Set<String> rows = new LinkedHashSet<>();
            experiments.stream().filter(one -> one.name().equals(lesson.experiment())).forEach(own -> {
                rows.add(own.name());
                lesson.claimIn(own).ifPresent(claim -> rows.addAll(testing(claim.statements())));
            });
            option(all, Told.format("%s. %s", lesson.number(), lesson.asks()), rows);
        }
        return all.isEmpty() ? List.of() : List.of(all);
    }

    private static List<String> ids(List<Statement> said) {
        return said.stream().map(Statement::id).toList();
    }

    /** The experiments that test these, those of the first one first. */
    private Set<String> testing(List<String> ids) {
        Set<String> testing = new LinkedHashSet<>();
        ids.forEach(id -> experiments.stream()
                .filter(one -> one.statements().contains(id))
                .forEach(one -> testing.add(one.name())));
        return testing;
    }

    /** What has no experiment here is not offered. */
    private void option(Element to, Told name, Set<String> rows) {
        if (!rows.isEmpty()) {
            String order = rows.stream().map(row -> Integer.toString(names.indexOf(row))).collect(Collectors.joining(" "));
            to.add(Element.of("option", name).is("value", order));
        }
    }
}
