#!/usr/bin/env bash
# Says what the last `./mvnw verify` ran, layer by layer, and what it skipped and why, from the reports that Surefire
# and Failsafe left in target/. The last line is the sum: "N passed, N failed, N skipped".
set -euo pipefail

shopt -s nullglob
reports=(target/surefire-reports/TEST-*.xml target/failsafe-reports/TEST-*.xml)
if [ ${#reports[@]} -eq 0 ]; then
  echo "no test reports in target/: nothing was run"
  echo "0 passed, 0 failed, 0 skipped"
  exit 0
fi

awk '
  function attribute(name,   parts) {
    if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
    split(substr($0, RSTART, RLENGTH), parts, "\"")
    return decoded(parts[2])
  }
  function decoded(text) {
    gsub(/&#10;/, " ", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text)
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
    return text
  }
  function thrown(   text) {
    if (!match($0, /CDATA\[[^:]*: (Assumption failed: )?/)) return ""
    text = substr($0, RSTART + RLENGTH)
    sub(/\]\]>.*/, "", text)
    return text
  }
  function layer(class) {
    sub(/[$].*/, "", class)
    if (class ~ /DbTest$/) return "DbTest"
    if (class ~ /IT$/)     return "IT"
    if (class ~ /E2E$/)    return "E2E"
    return "Test"
  }
  /<testsuite / {
    of = layer(attribute("name"))
    tests[of] += attribute("tests"); skipped[of] += attribute("skipped")
    failed[of] += attribute("failures") + attribute("errors"); seconds[of] += attribute("time")
  }
  /<testcase /  { case_name = attribute("classname") (attribute("name") == "" ? "" : "." attribute("name")) }
  /<skipped/    { why = attribute("message"); if (why == "") why = thrown(); reasons[++count] = case_name ": " (why == "" ? "no reason given" : why) }
  END {
    what["Test"] = "nothing needed"; what["DbTest"] = "embedded PostgreSQL"
    what["IT"] = "kube-apiserver";   what["E2E"] = "Docker"
    split("Test DbTest IT E2E", order, " ")
    printf "\n%-8s %-20s %7s %7s %8s %8s\n", "layer", "on", "passed", "failed", "skipped", "seconds"
    for (i = 1; i <= 4; i++) {
      of = order[i]; passed = tests[of] - failed[of] - skipped[of]
      printf "%-8s %-20s %7d %7d %8d %8.1f\n", "*" of, what[of], passed, failed[of], skipped[of], seconds[of]
      all_passed += passed; all_failed += failed[of]; all_skipped += skipped[of]
    }
    if (count > 0) print "\nSkipped:"
    for (i = 1; i <= count; i++) print "  " reasons[i]
    printf "\n%d passed, %d failed, %d skipped\n", all_passed, all_failed, all_skipped
  }
' "${reports[@]}"
