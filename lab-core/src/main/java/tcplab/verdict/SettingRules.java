package tcplab.verdict;

import static tcplab.text.Told.say;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tcplab.text.Told;

/** Values for which a setting of the kernel might be taken, for people: where each comes from (ip-sysctl.rst). */
final class SettingRules {
    private static final Map<String, Map<String, Told>> VALUES = Map.of(
            "tcp_fin_timeout", values(
                    "60", say("60 s is how long a closed socket waits for the FIN of its peer, by default"),
                    "30", say("30 s is what many guides have it set to; the default is twice that"),
                    "120", say("two minutes are the lifetime of a segment (MSL) in RFC 9293; this setting is how long to wait for a FIN"),
                    "240", say("four minutes are TIME-WAIT in RFC 9293; this setting is for FIN-WAIT-2")),
            "tcp_synack_retries", values(
                    "5", say("5 is how often a SYN+ACK is sent again, by default"),
                    "6", say("6 is tcp_syn_retries: how often a SYN is sent again"),
                    "2", say("2 is what many guides have it set to against SYN floods; the default is more"),
                    "15", say("15 is tcp_retries2: how often data of an open connection is sent again")),
            "tcp_syn_linear_timeouts", values(
                    "4", say("4 is how many repeats of a SYN come a second apart, besides those at doubled distances, by default"),
                    "0", say("0 is as it was before Linux 6.5: each distance is twice the one before"),
                    "6", say("6 is tcp_syn_retries: how often a SYN is sent again at distances that are doubled"),
                    "1", say("1 is the wait before the first repeat, in seconds; this setting is a number of repeats")),
            "ip_unprivileged_port_start", values(
                    "1024", say("1024 is the first port that needs no right: those below are reserved, as they always were"),
                    "0", say("0 is what container engines often set, so that no port needs a right"),
                    "1023", say("1023 is the last port that needs a right; the setting names the first that needs none"),
                    "49152", say("49152 is where IANA's dynamic ports begin; that nobody needs a right begins far below")),
            "ip_local_port_range", values(
                    "32768 60999", say("32768 to 60999 is what Linux takes the port of a client from, by default"),
                    "49152 65535", say("49152 to 65535 are the dynamic ports of IANA (RFC 6335); Linux has a range of its own"),
                    "1024 65535", say("1024 to 65535 is what busy clients have it set to; the default has fewer ports"),
                    "32768 65535", say("65535 is the last port that there is; the range of Linux ends before it")));

    private SettingRules() {}

    private static Map<String, Told> values(
            String first, Told ofFirst, String second, Told ofSecond, String third, Told ofThird, String fourth, Told ofFourth) {
        Map<String, Told> values = new LinkedHashMap<>();
        values.put(first, ofFirst);
        values.put(second, ofSecond);
        values.put(third, ofThird);
        values.put(fourth, ofFourth);
        return values;
    }

    /** Where each value that might be expected comes from, the likeliest first. @param setting with or without the beginning of its name */
    static Map<String, Told> of(String setting) {
        return VALUES.getOrDefault(setting.substring(setting.lastIndexOf('.') + 1), Map.of());
    }

    /** Of the setting that a claim names; none if it names none that is known. */
    static Map<String, Told> of(CallPattern pattern) {
        return pattern.name().equals("sysctl")
                ? Optional.ofNullable(pattern.argument()).map(argument -> of(argument.text())).orElse(Map.of())
                : Map.of();
    }
}
