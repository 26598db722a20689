package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Notification.Occasion;
import dev.kanmon.contract.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A message about a run to one webhook.
 *
 * @param job the name of the Job that sends it; the same message has the same name, so that it is not sent twice
 * @param to the webhook
 * @param owner the resource that it is about
 * @param occasion what happened
 * @param at when
 * @param told what there is to say
 */
public record Notice(String job, Notification to, Owner owner, Occasion occasion, Instant at, Told told) {

    /**
     * What there is to say. Nothing in it comes out of a table: a server's own words may quote rows, so they stay out.
     *
     * @param sentence what happened, for people
     * @param reason the reason of the condition {@code Ready}
     * @param run the run's id; null where there is none
     * @param plan the plan's hash; null where there is none
     * @param risk the plan's risk; null where there is no plan
     * @param migrations how many migrations the plan has; null where there is no plan
     * @param backups identifiers of what was backed up before the run
     * @param took how long the run took, waiting for people included; null while it has not ended
     */
    public record Told(
            String sentence,
            String reason,
            String run,
            String plan,
            Risk risk,
            Integer migrations,
            List<String> backups,
            Duration took) {

        public Told {
            backups = List.copyOf(backups);
        }
    }
}
