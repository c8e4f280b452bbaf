package tcplab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs that begin to look at the same place, each in a process of its own. */
class AddressBlocksTest {
    private static final int BEGIN = 1000;

    @TempDir
    Path folder;

    /** Takes so many blocks, says which, and keeps them until its input ends. */
    public static final class OtherLab {
        private OtherLab() {}

        public static void main(String[] words) throws IOException {
            AddressBlocks blocks = new AddressBlocks(Path.of(words[0]), BEGIN);
            for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                System.out.println(blocks.takeOne().number());
            }
            System.out.println("taken");
            while (System.in.read() >= 0) {
                // Nobody says anything.
            }
        }
    }

    private Path file() {
        return folder.resolve("blocks");
    }

    private Process otherLab(int blocks) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), OtherLab.class.getName(), file().toString(), "" + blocks)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Integer> taken(Process lab) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(lab.getInputStream(), StandardCharsets.UTF_8));
        List<Integer> numbers = new ArrayList<>();
        for (String line = out.readLine(); line != null && !line.equals("taken"); line = out.readLine()) {
            numbers.add(Integer.parseInt(line));
        }
        return numbers;
    }

    @Test
    void noTwoLivingLabsHaveABlockInCommon() throws IOException {
        List<Process> labs = List.of(otherLab(3), otherLab(3), otherLab(3));
        List<Integer> all = new ArrayList<>();
        for (Process lab : labs) {
            all.addAll(taken(lab));
        }
        AddressBlocks own = new AddressBlocks(file(), BEGIN);
        all.add(own.takeOne().number());
        labs.forEach(Process::destroyForcibly);
        assertThat(all).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void whatAKilledLabHadIsFreeAgain() throws Exception {
        Process lab = otherLab(2);
        assertThat(taken(lab)).containsExactly(BEGIN, BEGIN + 1);
        AddressBlocks own = new AddressBlocks(file(), BEGIN);
        assertThat(own.takeOne().number()).isEqualTo(BEGIN + 2);
        lab.destroyForcibly().waitFor();
        assertThat(new AddressBlocks(file(), BEGIN).takeOne().number()).isEqualTo(BEGIN);
    }

    @Test
    void theNextAfterTheLastIsTheFirst() {
        AddressBlocks blocks = new AddressBlocks(file(), 2L * AddressBlock.COUNT - 1);
        assertThat(blocks.takeOne()).isEqualTo(new AddressBlock(AddressBlock.COUNT - 1));
        assertThat(blocks.takeOne()).isEqualTo(new AddressBlock(0));
    }

    @Test
    void allUsersShareTheFile() throws IOException {
        new AddressBlocks(file(), BEGIN).takeOne();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-rw-rw-");
        assertThat(Files.size(file())).isZero();
    }

    @Test
    void withoutAFileEachBlockIsStillAnotherOne() {
        AddressBlocks blocks = new AddressBlocks(folder.resolve("no/such/folder"), BEGIN);
        assertThat(blocks.takeOne()).isNotEqualTo(blocks.takeOne());
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "x");
        Files.createSymbolicLink(file(), precious);
        assertThat(new AddressBlocks(file(), BEGIN).takeOne().number()).isEqualTo(BEGIN);
        assertThat(precious).hasContent("x");
    }
}
