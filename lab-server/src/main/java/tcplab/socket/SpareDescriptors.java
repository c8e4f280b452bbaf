package tcplab.socket;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Low descriptors that are kept until the script has a second thread, and are given back then. Java opens files of its
 * own now and then, such as the control group's limits when it thinks of more compiler threads. They get the lowest
 * free numbers, and so not that of a socket which was closed a moment ago.
 */
final class SpareDescriptors {
    private static final int COUNT = 8;

    private final List<FileInputStream> kept = new ArrayList<>();

    /** Takes them, below whatever is opened afterwards. Without them a run is only a little less certain. */
    void take() {
        try {
            while (kept.size() < COUNT) {
                kept.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            giveBack();
        }
    }

    /** Closes them. */
    void giveBack() {
        for (FileInputStream spare : kept) {
            try {
                spare.close();
            } catch (IOException e) {
                // Nothing was written to it.
            }
        }
        kept.clear();
    }
}
