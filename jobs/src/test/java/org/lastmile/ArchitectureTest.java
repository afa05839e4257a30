package org.lastmile;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines of the architecture, over the classes of all four modules. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lastmile");

    private static final String[] SQL = {
        "org.lastmile.warehouse..",
        "org.lastmile.indicator..",
        "org.lastmile.disclosure..",
        "org.lastmile.release..",
        "org.lastmile.notebook.."
    };
    private static final String[] DASHBOARDS = {"org.lastmile.chart..", "org.lastmile.page..", "org.lastmile.server.."};
    private static final String SPARK = "org.apache.spark..";

    private static void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    @Test
    void sees_the_packages_of_all_modules() {
        var packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages)
                .containsAll(Set.of(
                        "org.lastmile.contract",
                        "org.lastmile.disclosure",
                        "org.lastmile.page",
                        "org.lastmile.ingest"));
    }

    @Test
    void contracts_depend_on_nothing_of_ours() {
        holds(classes()
                .that()
                .resideInAPackage("org.lastmile.contract..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("org.lastmile.contract..")
                        .or(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("org.lastmile..")))));
    }

    @Test
    void sql_knows_no_spark_and_none_of_the_modules_above() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(SQL)
                .should()
                .dependOnClassesThat(resideInAnyPackage(DASHBOARDS)
                        .or(resideInAnyPackage(
                                SPARK,
                                "org.lastmile.ingest..",
                                "org.lastmile.identity..",
                                "org.lastmile.bucket..",
                                "org.lastmile.measure..",
                                "org.lastmile.export..",
                                "org.lastmile.synthetic..",
                                "org.lastmile.cli.."))));
    }

    @Test
    void the_gate_is_plain_java_and_its_audit_alone_knows_the_solver() {
        holds(classes()
                .that()
                .resideInAPackage("org.lastmile.disclosure..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.lastmile.contract..",
                        "org.lastmile.disclosure..",
                        "com.google.ortools.."));
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.lastmile.disclosure.audit..")
                .should()
                .dependOnClassesThat(resideInAPackage("com.google.ortools..")));
    }

    @Test
    void dashboards_draw_releases_and_reach_no_table() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(DASHBOARDS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        SPARK,
                        "org.duckdb..",
                        "java.sql..",
                        "io.delta..",
                        "org.lastmile.warehouse..",
                        "org.lastmile.indicator..",
                        "org.lastmile.disclosure..")));
    }

    @Test
    void exports_and_notebooks_read_releases_only() {
        holds(noClasses()
                .that()
                .resideInAnyPackage("org.lastmile.export..", "org.lastmile.notebook..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        SPARK,
                        "io.delta..",
                        "org.lastmile.warehouse..",
                        "org.lastmile.indicator..",
                        "org.lastmile.disclosure..",
                        "org.lastmile.measure..",
                        "org.lastmile.ingest..")));
    }

    @Test
    void what_people_see_is_made_from_a_release_alone() {
        var ofTables = resideInAnyPackage("org.lastmile.warehouse..", "org.lastmile.indicator..", "java.sql..");

        holds(methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("org.lastmile.page..", "org.lastmile.server..", "org.lastmile.export..")
                .should()
                .notHaveRawReturnType(ofTables)
                .andShould(new com.tngtech.archunit.lang.ArchCondition<>("take no table") {
                    @Override
                    public void check(
                            com.tngtech.archunit.core.domain.JavaMethod method,
                            com.tngtech.archunit.lang.ConditionEvents events) {
                        method.getRawParameterTypes().stream()
                                .filter(ofTables)
                                .forEach(type -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                        method, method.getFullName() + " takes " + type.getName())));
                    }
                }));
    }

    @Test
    void only_the_table_writer_commits_to_delta() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("org.lastmile.bucket..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("io.delta.kernel..")
                                        .and(
                                                com.tngtech.archunit.core.domain.properties.HasName.Predicates
                                                        .nameMatching(
                                                                ".*\\.(Transaction|TransactionBuilder|.*TransactionBuilder|TransactionCommitResult|DataWriteContext)"))));
    }

    @Test
    void packages_are_free_of_cycles() {
        holds(slices().matching("org.lastmile.(**)").should().beFreeOfCycles());
    }

    @Test
    void nothing_prints_but_the_command_line() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.lastmile.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void names_say_the_domain_and_not_the_pattern() {
        holds(noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl"));
    }
}
