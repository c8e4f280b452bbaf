package tcplab.client.desk;

import static tcplab.text.Told.say;

import tcplab.text.Told;
import tcplab.text.ToldException;
import tcplab.web.Place;

/** What the user says of where pages are served, and is told of it. */
public final class ServedPages {
    private ServedPages() {}

    /**
     * Where to listen.
     *
     * @param listen the value of {@code --listen}, or null
     * @param port the value of {@code --port}, or null
     */
    public static Place place(String listen, String port) throws UsageException {
        try {
            return Place.of(listen, port);
        } catch (ToldException e) {
            throw new UsageException(e.told(), Told.nothing());
        }
    }

    /** Prints an address, and who can look. @param end what ends it, as typed */
    public static void tell(String address, Place place, String end, Console console) {
        if (place.isOfThisMachineAlone()) {
            console.print(say("open %1$s in a browser of this machine; %2$s ends it", address, end));
        } else {
            console.print(say("open %1$s in a browser; %2$s ends it", address, end));
            console.remark(say("whoever is on the network and has this address can look on, unencrypted; nobody can change anything"));
        }
    }
}
