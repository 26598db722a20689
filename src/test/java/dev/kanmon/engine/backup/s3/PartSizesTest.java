package dev.kanmon.engine.backup.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartSizesTest {

    /** S3's limits for every part but the last (Amazon S3 User Guide). */
    private static final long SMALLEST = 5L << 20;

    private static final long LARGEST = 5L << 30;

    @Property
    void everyPartIsOneThatS3Takes(@ForAll @IntRange(min = 1, max = PartSizes.MOST_PARTS) int number) {
        assertThat((long) PartSizes.bytesOf(number)).isBetween(SMALLEST, LARGEST);
    }

    @Test
    void theMostPartsHoldMoreThanOneAndAHalfTebibytes() {
        long all = IntStream.rangeClosed(1, PartSizes.MOST_PARTS)
                .mapToLong(PartSizes::bytesOf)
                .sum();
        assertThat(all).isGreaterThan(3L << 39);
    }

    @Test
    void aPartIsInMemoryWholeSoItStaysFarBelowTheRunnersHeap() {
        assertThat(PartSizes.bytesOf(PartSizes.MOST_PARTS)).isEqualTo(320 << 20);
        assertThat(PartSizes.bytesOf(1)).isEqualTo(8 << 20);
    }
}
