// What is moved to cheaper tiers, and what is deleted. 0 means never.
//
// The log is the only truth: it is never deleted unless logDelete is set, and then the days before can no longer be rolled up.
// Tiers exist for block blobs only, so logCool and logArchive reach the segments of imports; segments of events are append blobs and stay hot.
// A rollup cannot read what is archived, and a change of the registry, the zone or the definitions rolls old days again: archive only what is closed for good.
//
// Rejects and files are deleted by the app itself, which notes what it dropped (settings Retention__…). Here they go a week later, should the app stand still.
param storageName string
param retention object = {}
param settings object = {}

var days = union({
  logCool: 90
  logArchive: 0
  logDelete: 0
  importsCool: 30
}, retention)

var rejectDays = int(settings.?Retention__RejectDays ?? '30')
var quarantineDays = int(settings.?Retention__QuarantineDays ?? '90')
var importDays = int(settings.?Retention__ImportDays ?? '395')
var grace = 7

var both = ['blockBlob', 'appendBlob']
var wanted = [
  { name: 'log-cool', after: days.logCool, prefix: 'log/', types: ['blockBlob'], action: 'tierToCool' }
  { name: 'log-archive', after: days.logArchive, prefix: 'log/', types: ['blockBlob'], action: 'tierToArchive' }
  { name: 'log-delete', after: days.logDelete, prefix: 'log/', types: both, action: 'delete' }
  { name: 'rejects-delete', after: rejectDays == 0 ? 0 : rejectDays + grace, prefix: 'rejects/', types: both, action: 'delete' }
  { name: 'quarantine-delete', after: quarantineDays == 0 ? 0 : quarantineDays + grace, prefix: 'quarantine/', types: both, action: 'delete' }
  { name: 'imports-cool', after: days.importsCool, prefix: 'imports/', types: ['blockBlob'], action: 'tierToCool' }
  { name: 'imports-delete', after: importDays == 0 ? 0 : importDays + grace, prefix: 'imports/', types: both, action: 'delete' }
]

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    policy: {
      rules: map(filter(wanted, rule => rule.after > 0), rule => {
        name: rule.name
        enabled: true
        type: 'Lifecycle'
        definition: {
          filters: { blobTypes: rule.types, prefixMatch: [rule.prefix] }
          actions: { baseBlob: { '${rule.action}': { daysAfterModificationGreaterThan: rule.after } } }
        }
      })
    }
  }
}
