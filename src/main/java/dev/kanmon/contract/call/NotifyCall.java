package dev.kanmon.contract.call;

/**
 * A message to a webhook.
 *
 * @param url the webhook, which is a secret
 * @param contentType what the body is
 * @param body the message, ready to be sent
 */
public record NotifyCall(CallText url, String contentType, String body) {}
