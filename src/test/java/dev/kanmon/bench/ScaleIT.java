package dev.kanmon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.operator.ApiRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the operator asks of the API server grows with its work, and ends with it. */
class ScaleIT {

    private static final int RESOURCES = 50;
    private static final Duration IDLE = Duration.ofSeconds(5);

    @Test
    void manyResourcesGetReadyWithFewRequestsEachAndNothingIsWrittenAfterwards() throws InterruptedException {
        try (Scale scale = new Scale(RESOURCES)) {
            scale.untilAllReady();
            long writtenWhileIdle = scale.writesWhileIdle(IDLE);
            Map<ApiRequest, Long> requests = scale.requests();

            assertThat(writtenWhileIdle).isZero();
            assertThat(requests.get(new ApiRequest("create", "jobs")))
                    .as("a plan and a deploy")
                    .isEqualTo(2L * RESOURCES);
            assertThat(requests.get(new ApiRequest("update", "databasemigrations/status")))
                    .as(
                            "for each of the two Jobs: started, waiting for its pod, at work, done; and one more where a watch comes late")
                    .isLessThanOrEqualTo(9L * RESOURCES);
            assertThat(requests.get(new ApiRequest("create", "events")))
                    .as("one for each change of the status's reason")
                    .isLessThanOrEqualTo(9L * RESOURCES);
        }
    }
}
