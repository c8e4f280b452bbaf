package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tcplab.client.desk.UsageException;
import tcplab.model.Transport;
import tcplab.script.Experiment;
import tcplab.script.OverTransport;
import tcplab.text.DidYouMean;

/** {@code --transport}: by what the Netty channels of experiments reach the kernel. */
final class TransportOption {
    static final String NAME = "--transport";

    private TransportOption() {}

    /** The experiments as they are, or over the transport that is named; those without a Netty channel are refused. */
    static List<Experiment> applied(Options options, List<Experiment> experiments) throws UsageException {
        Optional<String> word = options.value(NAME);
        if (word.isEmpty()) {
            return experiments;
        }
        Transport transport = Transport.of(word.get()).orElseThrow(() -> new UsageException(
                say("'%s' is no %s", word.get(), say("transport")), DidYouMean.hint(word.get(), Transport.words())));
        List<Experiment> over = new ArrayList<>();
        for (Experiment experiment : experiments) {
            over.add(OverTransport.of(experiment, transport).orElseThrow(() -> new UsageException(
                    say("%s has no Netty channel, or chooses its transport itself", experiment.name()),
                    say("--transport is for experiments such as: %s", "netty/half-closure"))));
        }
        return over;
    }
}
