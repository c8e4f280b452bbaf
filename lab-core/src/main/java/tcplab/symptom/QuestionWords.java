package tcplab.symptom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import tcplab.model.TcpState;

/**
 * The words of a question by which it is looked for: English ones without their plural, Chinese as pairs of characters.
 * What only makes a sentence a question is none.
 */
final class QuestionWords {
    /** Words put together: {@code CLOSE_WAIT}, {@code FIN-WAIT-2}. */
    private static final Pattern JOINED = Pattern.compile("[A-Za-z0-9]+[_-][A-Za-z0-9_-]*[A-Za-z0-9]");

    /** Words put together by capitals: {@code channelInactive}, {@code TCPAbortOnData}, {@code ListenOverflows}. */
    private static final Pattern CAPITALS = Pattern.compile("[A-Za-z]+[a-z][A-Z][A-Za-z0-9]*");

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final List<String> STOP = List.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "did", "do", "doe", "does", "every", "for",
            "from", "get", "gets", "getting", "got", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "many", "me",
            "my", "of", "on", "or", "our", "so", "some", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to",
            "too", "was", "we", "were", "what", "when", "where", "which", "why", "will", "with", "you", "your");

    private static final Pattern ASKING =
            Pattern.compile("为什么|怎么样|怎么办|怎么|如何|什么|是不是|有没有|会不会|吗|呢|了|的|很多|好多|请问|我们|我|这个|那个|一个|到底|总是|老是");

    private static final int BETWEEN_PHRASES = 100;

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokens = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(new CJKWidthFilter(tokens));
            return new TokenStreamComponents(
                    tokens, new CJKBigramFilter(new EnglishMinimalStemFilter(new StopFilter(lower, new CharArraySet(STOP, true)))));
        }

        /** No word of a phrase stands beside one of the next. */
        @Override
        public int getPositionIncrementGap(String field) {
            return BETWEEN_PHRASES;
        }
    };

    Analyzer analyzer() {
        return analyzer;
    }

    /** The text with the parts of what is put together behind it, and the names of the states in one spelling each. */
    String spread(String text) {
        String plain = ASKING.matcher(text).replaceAll(" ");
        StringBuilder spread = new StringBuilder();
        int from = 0;
        for (Matcher joined = JOINED.matcher(plain); joined.find(); from = joined.end()) {
            spread.append(plain, from, joined.start()).append(parts(joined.group()));
        }
        String all = spread.append(plain.substring(from)).toString();
        return CAPITALS.matcher(all).replaceAll(one -> one.group() + " " + HUMP.matcher(one.group()).replaceAll(" "));
    }

    private static String parts(String joined) {
        Set<String> words = new LinkedHashSet<>();
        Stream.concat(Stream.of(joined), TcpState.of(joined).stream().flatMap(state -> Stream.of(state.rfc(), state.ss())))
                .forEach(name -> words.add(name.replaceAll("[_-]", "")));
        words.addAll(List.of(joined.split("[_-]")));
        return String.join(" ", words);
    }

    /** Each once, in order. */
    List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream("", spread(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(words);
    }
}
