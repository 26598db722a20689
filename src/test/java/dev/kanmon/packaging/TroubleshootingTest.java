package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that people read when a migration does not go on knows every reason for that, and no other. */
class TroubleshootingTest {

    private static final Path PAGE = Path.of("docs", "how-to", "troubleshooting.md");
    private static final Pattern REASON_IN_A_ROW = Pattern.compile("(?m)^\\| [^|]*?`([A-Z][a-z]+(?:[A-Z][a-z]+)*)`");
    private static final Pattern CODE = Pattern.compile("\\b[PK]\\d{4}\\b");

    /** What there is to read while all is well. */
    private static final Set<Reason> ALL_IS_WELL = EnumSet.of(
            Reason.RunStarted,
            Reason.Migrating,
            Reason.UpToDate,
            Reason.Connected,
            Reason.HistoryMatches,
            Reason.NotChecked,
            Reason.Resolving,
            Reason.Resolved);

    /** Conditions that a row can begin with. */
    private static final Set<String> CONDITIONS =
            Set.of("Stalled", "Reconciling", "InSync", "Approved", "Planned", "BackedUp", "GateOpen", "RolledOut");

    @Test
    void everyReasonThatStallsOrDelaysIsExplained() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(EnumSet.complementOf(EnumSet.copyOf(ALL_IS_WELL)))
                .allSatisfy(reason -> assertThat(page).contains("`" + reason + "`"));
    }

    @Test
    void everyReasonAndCodeOnThePageExists() throws IOException {
        String page = Files.readString(PAGE);
        List<String> reasons = Arrays.stream(Reason.values()).map(Reason::name).toList();
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());

        assertThat(REASON_IN_A_ROW.matcher(page).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(name -> reasons.contains(name) || CONDITIONS.contains(name));
        assertThat(CODE.matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .allMatch(codes::contains);
    }
}
