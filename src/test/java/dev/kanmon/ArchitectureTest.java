package dev.kanmon;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.kanmon.engine.session.Sql;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom. The packages of one line may use what it names, and nothing else. */
@AnalyzeClasses(packages = "dev.kanmon", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String API = "dev.kanmon.api..";
    private static final String CONTRACT = "dev.kanmon.contract..";
    private static final String ENGINE = "dev.kanmon.engine..";
    private static final String RUNNER = "dev.kanmon.runner..";
    private static final String DECIDE = "dev.kanmon.operator.decide..";
    private static final String STATUS = "dev.kanmon.operator.status..";
    private static final String RENDER = "dev.kanmon.operator.render..";
    private static final String OBSERVE = "dev.kanmon.operator.observe..";
    private static final String KUBERNETES_MODEL = "io.fabric8.kubernetes.api.model..";
    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";

    /** The base classes that every custom resource extends, and the annotations of the CRD generator. */
    private static final String[] CRD_TOOLS = {
        "io.fabric8.kubernetes.client",
        "io.fabric8.kubernetes.model.annotation",
        "io.fabric8.generator.annotation",
        "io.fabric8.crd.generator.annotation"
    };

    /** What writes to a cluster in Fabric8's client, in any of its interfaces. */
    private static final String MUTATING =
            "create|createOr.*|update|updateStatus|replace|replaceStatus|patch|patchStatus|edit|editStatus|delete|"
                    + "deleteCollection|serverSideApply|scale|evict";

    @ArchTest
    static final ArchRule apiKnowsOnlyWhatDescribesIt = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API, CONTRACT, JDK, JACKSON_ANNOTATIONS, KUBERNETES_MODEL)
                    .or(resideInAnyPackage(CRD_TOOLS)));

    @ArchTest
    static final ArchRule contractKnowsNobody = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CONTRACT, JDK, "com.fasterxml.jackson.."));

    @ArchTest
    static final ArchRule engineKnowsTheContractAndDatabases = classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ENGINE,
                    CONTRACT,
                    JDK,
                    "javax.net..",
                    "javax.security..",
                    "org.postgresql..",
                    "com.fasterxml.jackson.core..",
                    "run.endive..",
                    "org.pgcodekeeper..",
                    "org.antlr..",
                    AWS_SDK));

    /** Everybody else reads the tree, which has no parser in it. */
    @ArchTest
    static final ArchRule onlyTheSchemasSyntaxKnowsItsParser = noClasses()
            .that(are(not(resideInAnyPackage("dev.kanmon.engine.prismaschema.syntax.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.antlr..", "dev.kanmon.engine.prismaschema.syntax.grammar.."));

    /** What a schema file means is found out without a database; only what reads or judges one knows sessions. Sql only quotes. */
    @ArchTest
    static final ArchRule aSchemaFileIsReadWithoutADatabase = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.kanmon.engine.prismaschema.syntax..",
                    "dev.kanmon.engine.prismaschema.model..",
                    "dev.kanmon.engine.prismaschema.sqlschema..",
                    "dev.kanmon.engine.prismaschema.derive..",
                    "dev.kanmon.engine.prismaschema.difference..",
                    "dev.kanmon.engine.prismaschema.script..",
                    "dev.kanmon.engine.prismaschema.pull..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.kanmon.engine.session..", "java.sql..")
                    .and(not(assignableTo(Sql.class))));

    /** Its interface changes from release to release, so one package knows it. */
    @ArchTest
    static final ArchRule onlyItsAdapterKnowsPgCodeKeeper = noClasses()
            .that(are(not(resideInAnyPackage("dev.kanmon.engine.schema.diff.pgcodekeeper.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.pgcodekeeper.."));

    /** It is large, so only the commands that need it have it on their class path: see bin/kanmon. */
    @ArchTest
    static final ArchRule onlyBackupsInS3KnowTheAwsSdk = noClasses()
            .that(are(not(resideInAnyPackage("dev.kanmon.engine.backup.s3.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(AWS_SDK));

    /** The runner starts while people wait, so it stays small. */
    @ArchTest
    static final ArchRule runnerKnowsTheEngineAndItsCommandLine = classes()
            .that()
            .resideInAPackage(RUNNER)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    RUNNER,
                    ENGINE,
                    CONTRACT,
                    JDK,
                    "javax.net.ssl",
                    "sun.misc",
                    "picocli..",
                    "com.fasterxml.jackson.core..",
                    JACKSON_ANNOTATIONS))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule decisionsKnowOnlyDataAndAreAFunctionOfIt = classes()
            .that()
            .resideInAPackage(DECIDE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(DECIDE, API, CONTRACT, JDK)
                    .and(resideOutsideOfPackages("java.io..", "java.nio.file..", "java.net..", "java.sql..")));

    @ArchTest
    static final ArchRule decisionsAndStatusesAreToldTheTime = noClasses()
            .that()
            .resideInAnyPackage(DECIDE, STATUS, RENDER)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat(assignableTo(Clock.class))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule statusFollowsFromTheDecision = classes()
            .that()
            .resideInAPackage(STATUS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(STATUS, DECIDE, API, JDK));

    @ArchTest
    static final ArchRule renderingKnowsNoClient = classes()
            .that()
            .resideInAPackage(RENDER)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(RENDER, DECIDE, API, CONTRACT, JDK, KUBERNETES_MODEL)
                    .or(name("io.fabric8.kubernetes.client.utils.KubernetesSerialization"))
                    .or(name("io.fabric8.kubernetes.client.CustomResource")));

    @ArchTest
    static final ArchRule observingHasNothingToWriteWith = noClasses()
            .that()
            .resideInAPackage(OBSERVE)
            .should()
            .dependOnClassesThat(assignableTo(KubernetesClient.class));

    /** It asks whoever the spec names, so it has nothing with which it could read or change the cluster. */
    @ArchTest
    static final ArchRule probingKnowsNoCluster = classes()
            .that()
            .resideInAPackage("dev.kanmon.operator.probe..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.kanmon.operator.probe..",
                            "dev.kanmon.operator.decide.rollout..",
                            CONTRACT,
                            JDK,
                            "javax.net.ssl",
                            "com.fasterxml.jackson.core..")
                    .or(name("dev.kanmon.operator.observe.rollout.Samples"))
                    .or(name("io.javaoperatorsdk.operator.processing.event.ResourceID")));

    @ArchTest
    static final ArchRule onlyEffectsTheStatusWriterAndTheProbeWriteToTheCluster = classes()
            .that(are(not(resideInAnyPackage("dev.kanmon.operator.effect..")))
                    .and(not(name("dev.kanmon.operator.controller.StatusWriter")))
                    .and(not(name("dev.kanmon.operator.boot.ImageVolumeProbe"))))
            .should(never(callMethodWhere(target(nameMatching(MUTATING))
                    .and(target(owner(resideInAnyPackage("io.fabric8.kubernetes.client..")))))));

    @ArchTest
    static final ArchRule engineAndRunnerKnowNothingOfKubernetes = noClasses()
            .that()
            .resideInAnyPackage(ENGINE, RUNNER, CONTRACT)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.quarkus..", "io.javaoperatorsdk..", "io.fabric8..", "jakarta.."));

    @ArchTest
    static final ArchRule operatorAndEngineMeetInTheContractAlone = noClasses()
            .that()
            .resideInAPackage("dev.kanmon.operator..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ENGINE, RUNNER));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.kanmon.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheRunnerSpeaksToAConsole =
            noClasses().that(not(resideInAnyPackage(RUNNER))).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobodyPrintsStackTraces = noClasses()
            .should(callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class))))));

    /** ANTLR leaves two arrays of its lexers open. */
    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.kanmon.engine.prismaschema.syntax.grammar..")
            .should()
            .beFinal()
            .because("state belongs to an object with an owner");

    @ArchTest
    static final ArchRule javaUtilLoggingIsNotUsed = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** Answers come out of the caches: the packages that they pass through have nothing to ask the API server with. */
    @ArchTest
    static final ArchRule gateHasNothingToAskTheApiServerWith = noClasses()
            .that()
            .resideInAPackage("dev.kanmon.operator.gate..")
            .should()
            .dependOnClassesThat(assignableTo(KubernetesClient.class));

    @ArchTest
    static final ArchRule operatorLeavesTheDiskAlone = noClasses()
            .that(resideInAnyPackage("dev.kanmon.operator..").and(are(not(name("dev.kanmon.operator.gate.TokenFile")))))
            .should()
            .dependOnClassesThat(assignableTo(File.class).or(assignableTo(Files.class)));
}
