# terraform apply -invoke=action.avara_express_customer_reactivate.harbour
action "avara_express_customer_reactivate" "harbour" {
  config {
    customer_id = "cus_0123456789abcdef0123456789abcdef"
  }
}
