/** The custom resources of group {@code kanmon.dev}, version {@code v1alpha1}: their shape, and nothing that acts. */
package dev.kanmon.api.v1alpha1;
