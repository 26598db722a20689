# `make` alone says what there is. Needs Java 17, any Maven 3 on the PATH (mvnw gets its own through it), and for
# `make test` Debian 12: everything else is fetched.
MAVEN := ./mvnw -B --no-transfer-progress
IMAGE ?= kanmon/kanmon:$(VERSION)
VERSION ?= 0.1.0

# $(call run,CLASS) runs a class of the tests' class path, as built.
run = ./mvnw -B -q exec:java -Dexec.classpathScope=test -Dexec.mainClass=$(1)

# The same in a JVM of its own, with the runner's flag for large methods.
fork = ./mvnw -B -q exec:exec -Dexec.classpathScope=test -Dexec.executable=java \
	-Dexec.args="-XX:-DontCompileHugeMethods -cp %classpath $(1)"

.DEFAULT_GOAL := help
.PHONY: help build test demo bench crash generate format lint check-generated image clean

help: ## Show this
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  \033[36m%-16s\033[0m %s\n", $$1, $$2}'

build: ## Build the operator and the runner into target/quarkus-app, without tests
	$(MAVEN) package -DskipTests

test: ## Run every test layer that this machine can run, then say what was skipped and why
	tools/kubernetes-binaries.sh
	@rm -rf target/surefire-reports target/failsafe-reports
	@directory=$$(tools/test-directory.sh); trap 'rm -rf "$$directory"' EXIT; status=0; \
	  $(MAVEN) verify -Dtest.directory="$$directory" || status=$$?; tools/test-summary.sh; exit $$status

demo: ## Show a migration, its failure and its resolution on a real database and API server (KEEP=1: stay up)
	tools/kubernetes-binaries.sh
	./mvnw -B -q package -DskipTests
	@$(call run,dev.kanmon.demo.Demo)

bench: build ## Measure Kanmon, Flyway and psql side by side, the parser, lint beside squawk, plans, checks of drift, dev beside prisma (KANMON_BENCH_PRISMA), backups, the gate beside the health endpoint, then 500 resources under one operator
	$(MAVEN) -q -f src/bench/flyway/pom.xml package
	@$(call run,dev.kanmon.bench.Bench)
	@$(call fork,dev.kanmon.bench.ParserBench)
	@MAVEN_OPTS=-XX:-DontCompileHugeMethods $(call run,dev.kanmon.bench.LintBench)
	@$(call run,dev.kanmon.bench.PlanBench)
	@$(call run,dev.kanmon.bench.RowCopyBench)
	@$(call run,dev.kanmon.bench.DriftBench)
	@$(call fork,dev.kanmon.bench.DiffBench)
	@$(call run,dev.kanmon.bench.DevBench)
	@$(call run,dev.kanmon.bench.BackupBench)
	tools/kubernetes-binaries.sh
	@$(call run,dev.kanmon.bench.GateBench)
	@$(call run,dev.kanmon.bench.ScaleBench)

crash: build ## Kill runner and operator at random moments and count what was lost (nothing)
	tools/kubernetes-binaries.sh
	@$(call run,dev.kanmon.crash.CrashTest)

generate: ## Write CRDs, the chart's copies of them and reference pages anew from the code
	$(MAVEN) -q test-compile
	@$(call run,dev.kanmon.generate.Generate)
	rm -f charts/kanmon/crd-sources/*.yml
	cp deploy/crds/*.yml charts/kanmon/crd-sources/

check-generated: generate ## Fail when what is committed is not what the code generates
	@changes=$$(git status --porcelain -- deploy charts docs); if [ -n "$$changes" ]; then \
	  git --no-pager diff -- deploy charts docs; echo "run make generate and commit:"; echo "$$changes"; exit 1; fi

format: ## Format the Java code
	$(MAVEN) -q spotless:apply

lint: ## Check the format of the Java code and the syntax of the scripts
	$(MAVEN) -q spotless:check
	bash -n .ci/run tools/*.sh

image: ## Build the container image (IMAGE=name:tag, BUILD_IMAGE=…, RUNTIME_IMAGE=…, DOCKER_FLAGS=…)
	DOCKER_BUILDKIT=1 docker build $(DOCKER_FLAGS) \
	  $(if $(BUILD_IMAGE),--build-arg BUILD_IMAGE=$(BUILD_IMAGE)) \
	  $(if $(RUNTIME_IMAGE),--build-arg RUNTIME_IMAGE=$(RUNTIME_IMAGE)) \
	  --build-arg VERSION=$(VERSION) --build-arg REVISION=$(shell git rev-parse HEAD) \
	  --tag $(IMAGE) .

clean: ## Delete what was built; the Kubernetes binaries in ~/.kubeapitest stay
	$(MAVEN) -q clean
