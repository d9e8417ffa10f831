connectors.jar carries these libraries of others, each with its licence, its version, and where its sources are:

<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
${library.artifactId} ${library.version}: <#list entry.getValue() as licence>${licence}<#sep>, or </#sep></#list>
    ${library.groupId}, ${library.url!"https://central.sonatype.com/artifact/" + library.groupId + "/" + library.artifactId}
</#list>

The texts of these licences, and the notices of the libraries, are in META-INF/LICENSE, META-INF/LICENSE.txt, META-INF/NOTICE,
META-INF/licenses, in the files of META-INF whose names end with LICENSE, and, for each script, beside it in
META-INF/resources/webjars. h2 is carried unchanged under the Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/; its
source code is at https://github.com/h2database/h2database.
