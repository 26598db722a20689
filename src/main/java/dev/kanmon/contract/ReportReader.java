package dev.kanmon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Reads a report from a container's last words. */
public final class ReportReader {

    private final ObjectMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    /**
     * Whether a name of a report is one by which something can be found. Long names, and long lists, are cut to fit.
     *
     * @param name an element of one of its lists
     */
    public static boolean isWhole(String name) {
        return !name.contains(ShortReport.CUT);
    }

    /**
     * @param text what the container left; may be null
     * @return empty where there is no report in it, or one of a shape that this build does not know
     */
    public Optional<RunReport> read(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            // The text "null" is JSON, too.
            return Optional.ofNullable(mapper.readValue(text, RunReport.class))
                    .filter(report -> report.version() == RunReport.VERSION && report.outcome() != null);
        } catch (JsonProcessingException notAReport) {
            // The kubelet also leaves the tail of a log here, when a container ended without last words.
            return Optional.empty();
        }
    }
}
