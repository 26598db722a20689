package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.Monitor;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.rollout.BlueGreenMove.Standing;
import dev.kanmon.operator.decide.rollout.ColourObservation.Present;
import java.util.Optional;

/** Watches the new version while it serves, and decides whether it stays. */
final class Monitoring {

    private final Situation situation;
    private final StatusDraft status;
    private final String label;

    Monitoring(Situation situation) {
        this.situation = situation;
        this.status = situation.status();
        this.label = situation.colours().label(situation.to());
    }

    Turn decide() {
        return situation.candidate().map(this::decide).orElseGet(this::vanished);
    }

    private Turn decide(Present candidate) {
        if (situation.hasAnotherVersion(situation.to(), candidate)) {
            return anew(candidate);
        }
        return situation
                .terms()
                .monitor()
                .map(monitor -> watch(monitor, new MonitorSamples(monitor, candidate, situation)))
                .orElseGet(this::complete);
    }

    /** There is a way back only to an old version that can serve at once. */
    private Turn vanished() {
        String what = label + ", which serves, does not exist any more.";
        return WayBack.trouble(situation).isEmpty() && Pods.canServe(situation.old())
                ? WayBack.begin(situation, what)
                : situation.stay(
                        Standing.STALLED,
                        Reason.WorkloadMissing,
                        what + " " + situation.colours().label(situation.from())
                                + " cannot serve either. Nothing is switched: bring one of the two back.",
                        situation.soon());
    }

    /** Somebody brought another version there while it served. */
    private Turn anew(Present candidate) {
        status.known().learn(situation.to(), candidate.version());
        status.revision(Beginning.revision(situation, candidate.version()))
                .step(Step.Monitoring, situation.now())
                .stepDeadline(situation
                        .terms()
                        .limit(Step.Monitoring)
                        .map(situation.now()::plus)
                        .orElse(null));
        return situation.stay(
                Standing.UNDER_WAY,
                Reason.ServiceChanged,
                label + " got another version while it served. It is watched from the beginning, as rollout "
                        + status.revision() + ".",
                situation.soon());
    }

    private Turn watch(Monitor monitor, MonitorSamples monitored) {
        Samples samples = monitored.known();
        status.samples(samples);
        if (monitored.isBad(samples)) {
            return unwell(monitored, samples);
        }
        if (monitored.isWellLongEnough(samples)) {
            return situation.terms().control() == Control.Pause ? paused(monitored, samples) : complete();
        }
        if (MonitorSamples.isUnavailable(samples)) {
            return on(
                    monitored,
                    samples,
                    situation.isOverdue() ? Standing.STALLED : Standing.UNDER_WAY,
                    new Trouble(
                            Reason.MonitorUnavailable,
                            label + " serves, and what is watched gives no answer" + situation.until() + ": "
                                    + samples.last() + " Time without an answer does not count; nothing is switched."));
        }
        return on(monitored, samples, Standing.UNDER_WAY, new Trouble(Reason.Monitoring, watched(monitor, samples)));
    }

    private Turn unwell(MonitorSamples monitored, Samples samples) {
        String what = label + " does not do well: " + samples.last();
        Optional<Trouble> trouble = WayBack.trouble(situation);
        if (!situation.terms().switchesBack()) {
            return on(
                    monitored,
                    samples,
                    Standing.STALLED,
                    new Trouble(
                            Reason.NotDoingWell,
                            what + " onFailure is Hold: set control to SwitchBack, or wait for good samples."));
        }
        return trouble.map(no -> on(
                        monitored,
                        samples,
                        Standing.STALLED,
                        new Trouble(no.reason(), what + " There is no way back: " + no.message())))
                .orElseGet(() -> WayBack.begin(situation, what));
    }

    /** A pause does not keep the old version from coming back; it only keeps the rollout from ending well. */
    private Turn paused(MonitorSamples monitored, Samples samples) {
        return on(
                monitored,
                samples,
                Standing.STOPPED,
                new Trouble(
                        Reason.RolloutPaused,
                        label + " serves and does well. The rollout does not end while control is Pause."));
    }

    private Turn on(MonitorSamples monitored, Samples samples, Standing standing, Trouble why) {
        MonitorSamples.Next next = monitored.next(samples);
        status.samples(next.samples());
        return situation
                .stay(standing, why.reason(), why.message(), next.recheckAt())
                .act(next.act());
    }

    private String watched(Monitor monitor, Samples samples) {
        String last = samples.last() == null ? "" : " The newest sample: " + samples.last();
        return label + " serves and is watched for " + GoDuration.format(RolloutTerms.monitorDuration(monitor)) + ": "
                + samples.good() + " good samples of "
                + GoDuration.format(RolloutTerms.interval(monitor)) + " each, " + samples.bad() + " bad, "
                + samples.missing() + " missing." + last;
    }

    private Turn complete() {
        status.because(Reason.RolloutComplete, label + " serves.").end(Outcome.Completed, situation.now());
        return situation.go(situation.terms().onSuccess() == SuccessAction.Keep ? Step.Idle : Step.Settling);
    }
}
