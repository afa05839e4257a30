package org.lastmile.page;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
final class DependencyTest {
    @Test
    void pages_see_releases_and_nothing_behind_them() {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.lastmile.chart", "org.lastmile.page", "org.lastmile.server");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lastmile.warehouse..",
                        "org.lastmile.disclosure..",
                        "org.lastmile.indicator..",
                        "org.lastmile.notebook..",
                        "org.apache.spark..",
                        "org.duckdb..",
                        "io.delta..")
                .check(classes);
    }
}
