package dev.kanmon.api.v1alpha1;

/** The three states of a condition (metav1.ConditionStatus). */
public enum ConditionState {
    True,
    False,
    Unknown
}
