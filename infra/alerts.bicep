// Four things that somebody has to know of. docs/runbook.md says what to do about each.
param name string
param location string
param tags object
param workspaceId string
param insightsId string
param hostName string
param mails array
param serverErrors int

var rules = [
  {
    name: 'import-failed'
    text: 'An import, or the look for unfinished ones, ended with an exception. It is tried again; after five times it is in a poison queue.'
    severity: 2
    threshold: 0
    query: 'AppExceptions | where OperationName in ("ImportCsv", "ReplayImport", "ReconcileImports") | summarize Found = sum(ItemCount)'
  }
  {
    name: 'poison-queue'
    text: 'A message failed five times and was put aside: a file, a rollup, a merge or a replay is not done.'
    severity: 1
    threshold: 0
    query: 'StorageQueueLogs | where OperationName == "PutMessage" and Uri contains "-poison/" and StatusText == "Success" | summarize Found = count()'
  }
  {
    name: 'server-errors'
    text: 'The app answers 5xx. Senders repeat, so nothing is lost yet.'
    severity: 2
    threshold: serverErrors - 1
    query: 'AppRequests | where toint(ResultCode) >= 500 and OperationName != "ReportHealth" | summarize Found = sum(ItemCount)'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [for (mail, i) in mails: { name: 'mail-${i}', emailAddress: mail, useCommonAlertSchema: true }]
  }
}

// GET /health is 503 when a change waits longer than RollupLateAfterMinutes to be rolled up, and when storage does not answer.
resource health 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-health'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: '${name}-health'
    Name: '${name}-health'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 60
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: 'https://${hostName}/health', HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}

resource rollupLate 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-rollup-late'
  location: 'global'
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource', 'hidden-link:${health.id}': 'Resource' })
  properties: {
    description: 'GET /health is not 200: a rollup is late, or storage does not answer.'
    severity: 1
    enabled: true
    scopes: [health.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: people.id }]
  }
}

resource found 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: '${name}: ${rule.name}'
    description: rule.text
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    autoMitigate: true
    // Tables appear in a workspace with their first row, so the query cannot be checked on the first day.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          metricMeasureColumn: 'Found'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}]
